import type { Bytes } from "../../../packages/verify/src/bytes.js";
import type { Verdict } from "../../../packages/verify/src/decision/verdict.js";
import { judged, type Row } from "../many/rows.js";
import { changeOf, idOf, lookAt, stateOf, type Change, type Person, type State } from "./person.js";
import { seal, unseal, type Sealed } from "./sealed.js";
import type { PeopleStore } from "./store.js";

/** Somebody on the roster as of now. */
export interface RosterRow extends Row {
  readonly id: string;
  readonly change: Change | null;
  readonly endsSoon: boolean;
}

/** Decides a code; null where it is not known whose codes to decide. */
export type Decide = (code: string) => Promise<Verdict | null>;

/** Most people that one roster holds. */
export const mostPeople = 20_000;
// Between two words about how far it is.
const atOnce = 100;

/** The roster of this device. */
export class Roster {
  readonly #store: PeopleStore;
  readonly #decide: Decide;
  readonly #now: () => number;
  #seen = new Map<string, State>();

  /** @param now Unix time. */
  constructor(store: PeopleStore, decide: Decide, now: () => number = () => Date.now() / 1000) {
    [this.#store, this.#decide, this.#now] = [store, decide, now];
  }

  /** Adds codes that are not on it yet. @returns How many were new, and how many found no room. */
  async add(codes: readonly { readonly code: string; readonly source: string }[]): Promise<{ added: number; left: number }> {
    const at = this.#now();
    return this.#put(codes.map((found, index) => ({ ...found, addedAt: at + index / 1e6, look: null })));
  }

  /** Checks everybody. @param tell Told how many are done. */
  async check(tell: (done: number, all: number) => void = () => undefined): Promise<RosterRow[]> {
    const people = await this.#store.all();
    const rows: RosterRow[] = [];
    this.#seen = new Map();
    for (const [id, person] of people) {
      rows.push(await this.#rowOf(id, person));
      if (rows.length % atOnce === 0) tell(rows.length, people.size);
    }
    await this.#keepUnchanged(people, rows);
    return rows;
  }

  /** Somebody has looked at what the last check showed: from now on it is no change any more. */
  async look(): Promise<void> {
    await this.#keepLooks(await this.#store.all(), [...this.#seen.keys()]);
  }

  remove = (ids: readonly string[]): Promise<void> => this.#store.remove(ids);
  clear = (): Promise<void> => this.#store.clear();

  /** The roster as an encrypted file. */
  exported = async (phrase: string): Promise<Bytes> => seal([...(await this.#store.all()).values()], phrase);

  /** Adds the people of such a file who are not on the roster yet. */
  async imported(bytes: Bytes, phrase: string): Promise<{ added: number; left: number } | Sealed> {
    const people = await unseal(bytes, phrase);
    return typeof people === "string" ? people : this.#put(people);
  }

  async #put(people: readonly Person[]): Promise<{ added: number; left: number }> {
    const before = await this.#store.all();
    const fresh = new Map<string, Person>();
    for (const person of people) {
      const id = await idOf(person.code);
      if (!before.has(id) && !fresh.has(id)) fresh.set(id, person);
    }
    const room = Math.max(0, mostPeople - before.size);
    await this.#store.put(new Map([...fresh].slice(0, room)));
    return { added: Math.min(room, fresh.size), left: Math.max(0, fresh.size - room) };
  }

  async #rowOf(id: string, { code, source, look }: Person): Promise<RosterRow> {
    const verdict = await this.#decide(code);
    if (verdict === null) {
      const nothing = { facts: null, checkedAt: null, asOf: null, change: null, endsSoon: false };
      return { id, file: source, result: "unknown", reason: "status-unavailable", ...nothing };
    }
    const state = stateOf(verdict, this.#now());
    this.#seen.set(id, state);
    return { ...judged(source, verdict), id, change: changeOf(look, state), endsSoon: state.endsSoon };
  }

  // Whose credential is as it was has been looked at by the check itself; a first look that finds nothing to do is one too.
  #keepUnchanged = (people: ReadonlyMap<string, Person>, rows: readonly RosterRow[]): Promise<void> =>
    this.#keepLooks(people, rows.filter(row => row.change === null && people.get(row.id)!.look === null).map(row => row.id));

  async #keepLooks(people: ReadonlyMap<string, Person>, ids: readonly string[]): Promise<void> {
    const [at, looked] = [this.#now(), new Map<string, Person>()];
    for (const id of ids) {
      const [person, state] = [people.get(id), this.#seen.get(id)];
      if (person !== undefined && state !== undefined) looked.set(id, { ...person, look: lookAt(person.look, state, at) });
    }
    await this.#store.put(looked);
  }
}
