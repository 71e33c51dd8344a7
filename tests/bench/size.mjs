/* Sizes as a browser downloads them: node size.mjs JOB.json → JSON, in bytes after gzip -9
 *
 * JOB.json: {scripts: {name: file}, data: {checker: file}, browser: file to write}. Scripts and data are weighed as they are
 * delivered; peers are bundled by esbuild (own dependencies included, what is not used is left out) and minified by terser.
 */
import fs from "node:fs";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import { build } from "esbuild-wasm";
import { minify } from "terser";
import { version } from "./peers.mjs";

const PEERS = {
  "json-logic-js": 'export { apply } from "json-logic-js"',
  "json-logic-engine": 'export { LogicEngine } from "json-logic-engine"',
  publicodes: 'export { default } from "publicodes"',
  feelin: 'export { evaluate } from "feelin"',
};
const job = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const here = fileURLToPath(new URL(".", import.meta.url));

async function bundle(contents) {
  const made = await build({
    stdin: { contents, resolveDir: here }, bundle: true, write: false, format: "iife", globalName: "Peer", platform: "browser", target: "es2020",
    legalComments: "none", logLevel: "error",
  });
  return made.outputFiles[0].text;
}

const minified = async (script) => (await minify(script, { ecma: 2020, compress: { passes: 2 }, format: { comments: false } })).code;
const zipped = (text) => zlib.gzipSync(text, { level: 9 }).length;
const read = (file) => fs.readFileSync(file, "utf8");
const small = async (script) => zipped(await minified(script));

const peers = await Promise.all(Object.entries(PEERS).map(async ([name, entry]) => ({ name: `${name} ${version(name)}`, size: await small(await bundle(entry)) })));
fs.writeFileSync(job.browser, await bundle('import "./unknown.mjs"'));
const weighed = (files) => Object.fromEntries(Object.entries(files).map(([name, file]) => [name, zipped(read(file))]));
process.stdout.write(JSON.stringify({ peers, scripts: weighed(job.scripts), data: weighed(job.data) }));
