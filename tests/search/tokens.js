/* Tokens as a browser makes them: each line [text, lexicon] of standard input gives a line of tokens. */
"use strict";

const fs = require("fs"), path = require("path"), readline = require("readline"), vm = require("vm");
const file = path.join(__dirname, "../../generator/browser/search/analysis.js");
const world = vm.createContext({});
vm.runInContext(`${fs.readFileSync(file, "utf8")}\nthis.tokens = tokens;`, world, { filename: file });
readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on("line", (line) => {
  const [text, lexicon] = JSON.parse(line);
  process.stdout.write(JSON.stringify(world.tokens(text, new Set(lexicon))) + "\n");
});
