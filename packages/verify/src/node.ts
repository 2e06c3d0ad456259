import { readFile, rename, writeFile } from "node:fs/promises";
import type { KnowledgeStore } from "./knowledge/store.js";

/** A store in a file, which is replaced as a whole. Two programs need two files. */
export const fileStore = (path: string): KnowledgeStore => ({
  async load() {
    try {
      return await readFile(path, "utf8");
    } catch (error) {
      if ((error as { code?: string }).code === "ENOENT") return null;
      throw error;
    }
  },
  async save(text) {
    await writeFile(path + ".new", text);
    await rename(path + ".new", path);
  },
});
