/* What node_runner.js uses of Node. */

declare const process: {
  argv: string[];
  stdin: unknown;
  stdout: { write(text: string): void };
};

declare module "node:fs" {
  const fs: { readFileSync(path: string, encoding: "utf8"): string };
  export default fs;
}

declare module "node:readline" {
  interface Lines {
    on(event: "line", listener: (line: string) => void): void;
  }
  const readline: { createInterface(options: { input: unknown; crlfDelay: number }): Lines };
  export default readline;
}
