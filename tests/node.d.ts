/* What generator/browser/node_runner.js takes from Node. */

declare module "node:fs" {
  const fs: { readFileSync(path: string, encoding: "utf8"): string };
  export default fs;
}

interface Stream {
  setEncoding(encoding: "utf8"): Stream;
  on(event: "data", listener: (text: string) => void): Stream;
  on(event: "end", listener: () => void): Stream;
}

declare const process: {
  argv: string[];
  stdin: Stream;
  stdout: { write(text: string): void };
};
