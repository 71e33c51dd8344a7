/* Tokens as a browser makes them: each line [text, lexicon] of standard input gives a line of tokens. */
"use strict";

const readline = require("readline");

import("../../../generator/browser/search/analysis.js").then(({ tokens }) => {
  readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on("line", (line) => {
    const [text, lexicon] = JSON.parse(line);
    process.stdout.write(JSON.stringify(tokens(text, new Set(lexicon))) + "\n");
  });
});
