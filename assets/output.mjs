// A folder of files named by their content (akashi-1a2b3c4d.css), each also packed, with a list of plain names and current addresses.
import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const digest = bytes => createHash("sha256").update(bytes).digest("hex").slice(0, 8);

export class Output {
  #made;
  #old;

  constructor(folder, list) {
    this.folder = folder;
    this.list = list;
    this.names = {};
    this.#made = new Set([list]);
    this.#old = new Set(existsSync(folder) ? readdirSync(folder, { recursive: true }) : []);
  }

  /** Writes a file, and gives it its address. */
  async add(plain, bytes) {
    const ending = extname(plain);
    this.names[plain] = `${plain.slice(0, -ending.length)}-${digest(bytes)}${ending}`;
    await this.#write(this.names[plain], bytes);
  }

  /** Writes the list, last of all. What is no longer built must no longer be served. */
  async finish() {
    await writeFile(join(this.folder, this.list), JSON.stringify(this.names, null, 2) + "\n");
    for (const file of await readdir(this.folder, { recursive: true })) {
      if (!this.#made.has(file) && (await stat(join(this.folder, file))).isFile()) await rm(join(this.folder, file));
    }
  }

  // A compressed form is worth having only if it saves more than its header costs.
  async #write(address, bytes) {
    // Its name says what is in it, and to pack a large file takes seconds.
    const kept = ["", ".br", ".gz"].map(ending => address + ending).filter(file => this.#old.has(file));
    kept.forEach(file => this.#made.add(file));
    if (kept.includes(address)) return;
    await mkdir(dirname(join(this.folder, address)), { recursive: true });
    const packed = {
      "": bytes,
      ".br": brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      }),
      ".gz": gzipSync(bytes, { level: 9 }),
    };
    for (const [ending, form] of Object.entries(packed)) {
      if (ending !== "" && form.length + 64 > bytes.length) continue;
      await writeFile(join(this.folder, address + ending), form);
      this.#made.add(address + ending);
    }
  }
}

/** The browsers that scripts and style sheet are built for. */
export const browsers = ["chrome111", "firefox115", "safari16.4"];
