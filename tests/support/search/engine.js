/* The engine in Node, as a page would load it: node engine.js SCRIPTS FOLDER, where SCRIPTS is search.js and FOLDER holds its parts.
 * Each line of standard input is [text, options]; the answer is the engine's, with the time that it took and the parts loaded so far.
 */
"use strict";

const fs = require("fs"), path = require("path"), readline = require("readline"), vm = require("vm");
const [, , script, folder] = process.argv;
const run = (file) => vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const load = (names) => names.forEach((name) => run(path.join(folder, `${name}.js`)));
run(script);
load(["index"]);
const begun = process.cpuUsage().user, engine = Weisungswerk.search.open(Weisungswerk.search.parts, load);
engine.opening = (process.cpuUsage().user - begun) / 1000;
readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on("line", async (line) => {
  const [text, options] = JSON.parse(line), from = process.cpuUsage().user;
  const answer = await engine.query(text, options);
  answer.time = (process.cpuUsage().user - from) / 1000;
  answer.opening = engine.opening;
  answer.loaded = Object.keys(Weisungswerk.search.parts);
  process.stdout.write(JSON.stringify(answer) + "\n");
});
