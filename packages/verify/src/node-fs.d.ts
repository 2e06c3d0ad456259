// The three functions of node that node.ts needs, so that the types of all of node are no dependency.
declare module "node:fs/promises" {
  export function readFile(path: string, encoding: "utf8"): Promise<string>;
  export function writeFile(path: string, text: string): Promise<void>;
  export function rename(from: string, to: string): Promise<void>;
}
