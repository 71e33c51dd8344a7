/* The engine in Node, as a page would load it: node engine.js SCRIPTS INDEX, where SCRIPTS is search.js and INDEX its index part.
 * Each line of standard input is [text, options]; the answer is the engine's, with the time that it took.
 */
"use strict";

const fs = require("fs"), readline = require("readline"), vm = require("vm");
const [, , script, index] = process.argv;
for (const file of [script, index]) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const begun = process.cpuUsage().user, engine = Weisungswerk.search.open(Weisungswerk.search.parts.index);
engine.opening = (process.cpuUsage().user - begun) / 1000;
readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on("line", (line) => {
  const [text, options] = JSON.parse(line), from = process.cpuUsage().user;
  const answer = engine.query(text, options);
  answer.time = (process.cpuUsage().user - from) / 1000;
  answer.opening = engine.opening;
  process.stdout.write(JSON.stringify(answer) + "\n");
});
