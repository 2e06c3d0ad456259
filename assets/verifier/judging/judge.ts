import { decide } from "../../../packages/verify/src/decision/decide.js";
import type { Verdict } from "../../../packages/verify/src/decision/verdict.js";
import { fetchKnowledge } from "../../../packages/verify/src/knowledge/fetch.js";
import type { FetchedKnowledge } from "../../../packages/verify/src/knowledge/fetched.js";
import { browserStore, type KnowledgeStore } from "../../../packages/verify/src/knowledge/store.js";
import type { System } from "../../../packages/verify/src/knowledge/system.js";
import { knownOf, type Known } from "./known.js";
import { lasting } from "./lasting.js";

// What was fetched counts so long before it is asked for again; where something was missing, it is asked for sooner.
const freshMs = 60_000;
const againMs = 10_000;
// Where a network is there only by name, what was kept decides after this.
const patienceMs = 10_000;

/** What a judge works with. Everything may be left out. */
export interface JudgeParts {
  /** Where the lists are kept. */
  readonly lists?: KnowledgeStore;
  /** Where it is kept whose codes are verified. */
  readonly system?: KnowledgeStore;
  /** Instead of the device's clock. */
  readonly now?: () => Date;
  /** Instead of the browser's own. */
  readonly fetch?: typeof fetch;
}

/** Decides codes on this device, from whole lists: nobody learns which. */
export class Judge {
  readonly #address: string;
  readonly #lists: KnowledgeStore;
  readonly #kept: KnowledgeStore;
  readonly #now: () => Date;
  readonly #get: typeof fetch;
  #system: System | null = null;
  #knowledge: FetchedKnowledge | null = null;
  #fetchAt = 0;
  #fetching: Promise<void> | null = null;
  #again: Promise<void> | null = null;

  /** @param address Where the Verifier says whose codes it verifies. */
  constructor(address: string, { lists, system, now, fetch: get }: JudgeParts = {}) {
    this.#address = address;
    this.#lists = lasting(lists ?? browserStore());
    this.#kept = lasting(system ?? browserStore("akashi-system"));
    this.#now = now ?? (() => new Date());
    this.#get = (at, options) => (get ?? fetch)(at, { ...options, signal: AbortSignal.timeout(patienceMs) });
  }

  /** Unix time as of which the keys are known; null where nothing is. */
  get knownAsOf(): number | null {
    return this.#knowledge?.keysAsOf ?? null;
  }

  /** What is known now, and how old that is. */
  get known(): Known {
    return knownOf(this.#knowledge, this.#now());
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
    const verdict = await this.decided(text);
    // Without a network, nothing comes by waiting.
    if (verdict?.result !== "unknown" && verdict !== null || this.#knowledge?.isOffline === true) return verdict;
    // The system may have begun a list or a key since. One wait does for all codes.
    await (this.#again ??= this.#fetchAgain());
    return this.decided(text);
  }

  /** By what is known, without fetching. @returns Null where it is not known whose codes to verify. */
  async decided(text: string): Promise<Verdict | null> {
    return this.#knowledge === null ? null : decide(text, this.#knowledge, this.#now());
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
    const system = this.#system ?? read(await this.#kept.load());
    if (system === null) return;
    // It throws where a setting of the Verifier is of no use here, such as an issuer that is no origin.
    this.#knowledge = await oneAtATime(() => this.#newest(system)).catch(() => this.#knowledge);
  }

  async #newest(system: System): Promise<FetchedKnowledge> {
    let learnt = "";
    const store: KnowledgeStore = { load: () => this.#lists.load(), save: async text => void (learnt = text) };
    const knowledge = await fetchKnowledge(system, { store, fetch: this.#get, now: this.#now() });
    // Without a network nothing was learnt; a clock that was wrong for a while takes nothing away.
    if (!knowledge.isOffline) await this.#lists.save(learnt);
    return knowledge;
  }

  // What is not the Verifier's answer, such as the page of a network that wants to be signed in to, replaces nothing.
  async #told(): Promise<System | null> {
    const text = await this.#get(this.#address).then(response => (response.ok ? response.text() : null), () => null).catch(() => null);
    const system = read(text);
    if (system !== null) await this.#kept.save(text!);
    return system;
  }
}

function read(text: string | null): System | null {
  try {
    const system = JSON.parse(text ?? "null") as System | null;
    return typeof system?.issuer === "string" && typeof system.roots === "string" ? system : null;
  } catch {
    return null;
  }
}

// Of two tabs that fetch at once, the one that ends last would keep what it began with: an older list.
const oneAtATime = <T>(act: () => Promise<T>): Promise<T> =>
  (globalThis.navigator as Partial<Navigator> | undefined)?.locks?.request("akashi-verify", act) ?? act();
