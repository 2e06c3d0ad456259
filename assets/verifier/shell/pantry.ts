import { isNamed, pagesOf, successorOf, type Shell } from "./plan.js";

/** Name of the one cache. */
export const cacheName = "akashi-w";
const freshMs = 24 * 60 * 60 * 1000;

/**
 * What is kept of the site. All of it was fetched here, by its name; an answer to a request of a page is never kept, because such a request can contain
 * a code.
 */
export class Pantry {
  readonly #shell: Shell;
  readonly #caches: CacheStorage;
  readonly #fetch: typeof fetch;

  constructor(shell: Shell, storage: CacheStorage, get: typeof fetch) {
    this.#shell = shell;
    this.#caches = storage;
    this.#fetch = get;
  }

  /** Puts in a page in both languages, with what it links to. What is there and of a day stays. @throws TypeError where something does not come. */
  async keep(page: string): Promise<void> {
    const cache = await this.#caches.open(cacheName);
    for (const asset of this.#shell.pages[page] ?? []) if (!(await cache.match(asset))) await this.#put(cache, asset);
    for (const name of pagesOf(page)) if (!isFresh(await cache.match(name))) await this.#put(cache, name);
  }

  /** What is kept under a name; fetched and kept where it is not there yet. */
  async take(name: string): Promise<Response> {
    const cache = await this.#caches.open(cacheName);
    return (await cache.match(name)) ?? this.#put(cache, name);
  }

  /** A page that is kept; undefined where it is not. */
  page = async (name: string): Promise<Response | undefined> => (await this.#caches.open(cacheName)).match(name);

  /** Takes out what this version does not name. A reader that was there is there again in its new form. */
  async tidy(): Promise<void> {
    const cache = await this.#caches.open(cacheName);
    const pages = Object.keys(this.#shell.pages).flatMap(pagesOf);
    for (const { url } of await cache.keys()) {
      const { pathname, search } = new URL(url);
      if (isNamed(pathname + search, this.#shell) || pages.includes(pathname + search)) continue;
      const next = successorOf(pathname, this.#shell);
      if (next !== null) await this.#put(cache, next).catch(() => undefined);
      await cache.delete(url);
    }
  }

  async #put(cache: Cache, name: string): Promise<Response> {
    const answer = await this.#fetch(name, { credentials: "omit", redirect: "error" });
    if (!answer.ok) throw new TypeError(`${name} was answered with ${answer.status}.`);
    await cache.put(name, answer.clone());
    return answer;
  }
}

const isFresh = (answer: Response | undefined): boolean => answer !== undefined && Date.now() - Date.parse(answer.headers.get("date") ?? "") < freshMs;
