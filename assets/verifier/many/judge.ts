import { decide } from "../../../packages/verify/src/decision/decide.js";
import type { Verdict } from "../../../packages/verify/src/decision/verdict.js";
import { fetchKnowledge } from "../../../packages/verify/src/knowledge/fetch.js";
import type { FetchedKnowledge } from "../../../packages/verify/src/knowledge/fetched.js";
import { browserStore } from "../../../packages/verify/src/knowledge/store.js";
import type { System } from "../../../packages/verify/src/knowledge/system.js";

// What was fetched counts so long before it is asked for again; where something was missing, it is asked for sooner.
const freshMs = 60_000;
const againMs = 10_000;
const patienceMs = 30_000;

/** Decides codes on this device, from whole lists: nobody learns which. */
export class Judge {
  readonly #address: string;
  #system: System | null = null;
  #knowledge: FetchedKnowledge | null = null;
  #fetchAt = 0;
  #fetching: Promise<void> | null = null;
  #again: Promise<void> | null = null;

  /** @param address Where the Verifier says whose codes it verifies. */
  constructor(address: string) {
    this.#address = address;
  }

  /** Unix time as of which the keys are known; null where nothing is. */
  get knownAsOf(): number | null {
    return this.#knowledge?.keysAsOf ?? null;
  }

  /** Fetches what the system publishes, unless that was a minute ago. Where it cannot, what was known before counts as long as the system allows. */
  prepare(): Promise<void> {
    if (performance.now() < this.#fetchAt) return Promise.resolve();
    this.#fetching ??= this.#fetch().finally(() => (this.#fetching = null));
    return this.#fetching;
  }

  /** @returns Null where it is not even known whose codes to verify. */
  async judge(text: string): Promise<Verdict | null> {
    await this.prepare();
    const verdict = await this.#decided(text);
    if (verdict !== null && verdict.result !== "unknown") return verdict;
    // The system may have begun a list or a key since. One wait does for all codes.
    await (this.#again ??= this.#fetchAgain());
    return this.#decided(text);
  }

  async #decided(text: string): Promise<Verdict | null> {
    return this.#knowledge === null ? null : decide(text, this.#knowledge, new Date());
  }

  async #fetchAgain(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, againMs));
    this.#fetchAt = 0;
    const again = this.#again;
    await this.prepare();
    this.#again = again;
  }

  async #fetch(): Promise<void> {
    await this.#fetchLists();
    this.#again = null;
    this.#fetchAt = performance.now() + (this.#knowledge?.problems.length === 0 ? freshMs : againMs);
  }

  async #fetchLists(): Promise<void> {
    this.#system ??= await this.#told();
    if (this.#system === null) return;
    const before = this.#knowledge === null ? {} : { before: this.#knowledge };
    // It throws where a setting of the Verifier is of no use here, such as an issuer that is no origin.
    this.#knowledge = await fetchKnowledge(this.#system, { ...before, store: quiet(browserStore()) }).catch(() => this.#knowledge);
  }

  async #told(): Promise<System | null> {
    try {
      const response = await fetch(this.#address, { signal: AbortSignal.timeout(patienceMs) });
      return response.ok ? ((await response.json()) as System) : null;
    } catch {
      return null;
    }
  }
}

/** A store that a private window may refuse to keep: then nothing is kept. */
const quiet = (store: ReturnType<typeof browserStore>): ReturnType<typeof browserStore> => ({
  load: () => store.load().catch(() => null),
  save: text => store.save(text).catch(() => undefined),
});
