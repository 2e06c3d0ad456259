import type { StatusList } from "../status/status-list.js";
import { unixOf } from "../times.js";
import { believe, mayBeTaken } from "../trust/believe.js";
import { trustListAddress } from "./addresses.js";
import { withNetwork, withoutFuture, witnessed, withTrustList, type FetchedKnowledge, type Problem } from "./fetched.js";
import { get } from "./get.js";
import { keep, recall } from "./kept.js";
import { listAt } from "./knowledge.js";
import { checkedStatusList, withStatusList } from "./lists.js";
import type { KnowledgeStore } from "./store.js";
import { readSystem, type ReadSystem, type System } from "./system.js";

const trustListType = "application/akashi-trust-list+cwt";
const statusListType = "application/statuslist+cwt";
// 1,000 certificates and 10,000 addresses, and a status list that could not be packed at all.
const mostOfTrustList = 8 * 1024 * 1024;
const mostOfStatusList = 1024 * 1024;
const atOnce = 6;
const patience = 30_000;

/** How to fetch. Everything may be left out. */
export interface FetchOptions {
  /** What is known already; otherwise what the store has kept. Nothing older than that is ever taken. */
  readonly before?: FetchedKnowledge;
  /** Where knowledge is kept, so that codes can be verified without a network, for up to 24 hours. */
  readonly store?: KnowledgeStore;
  /** Gives up on an address after this; 30 seconds each otherwise. */
  readonly signal?: AbortSignal;
  /** Instead of the platform's own, such as through a proxy. */
  readonly fetch?: typeof fetch;
  /** Instead of the platform's clock. */
  readonly now?: Date;
}

/**
 * Fetches what the system publishes and checks it against the configured roots: its trust list and every status list, so that nobody learns which
 * codes are verified. Without a network, or where something is wrong, what was known before stays; `problems` says what is missing. Call it again
 * every few minutes, or before each code.
 * @throws TypeError where a setting of the system is wrong.
 */
export async function fetchKnowledge(system: System, options: FetchOptions = {}): Promise<FetchedKnowledge> {
  const read = await readSystem(system);
  const now = unixOf(options.now ?? new Date());
  const before = options.before ?? (await recall((await options.store?.load()) ?? null, read, now));
  const known = withoutFuture({ ...before, problems: [] }, now);
  const fetched = await withAllLists(await withNewestTrustList(known, read, now, options), now, options);
  await options.store?.save(keep(fetched));
  return fetched;
}

async function withNewestTrustList(known: FetchedKnowledge, system: ReadSystem, now: number, options: FetchOptions): Promise<FetchedKnowledge> {
  const address = trustListAddress(system.issuer);
  const bytes = await getBy(options, address, trustListType, mostOfTrustList);
  if (bytes === "not-reached") return withProblem(withNetwork(known, true), { address, what: bytes });
  const online = withNetwork(known, false);
  const list = typeof bytes === "string" ? null : await believe(bytes, address, system.roots);
  if (bytes === "refused") return withProblem(online, { address, what: bytes });
  // A list that is not believed may name newer keys than the one before.
  const doubted = withProblem({ ...online, keysCompleteUntil: -Infinity }, { address, what: "not-believed" });
  if (list === null || known.revoked.has(list.signer.kid)) return doubted;
  if (!mayBeTaken(list, now, known.trustList?.issuedAt ?? null)) return witnessed(doubted, list.issuedAt);
  return withTrustList({ ...online, latestSeen: Math.max(list.issuedAt, now) }, list, now);
}

async function withAllLists(known: FetchedKnowledge, now: number, options: FetchOptions): Promise<FetchedKnowledge> {
  const named = known.trustList?.statusLists ?? [];
  let knowledge = withoutForgotten(known, named, now);
  const left = named.filter(uri => !isYoung(known, uri, now));
  if (known.isOffline) return knowledge;
  const work = async (): Promise<void> => {
    for (let uri = left.shift(); uri !== undefined; uri = left.shift()) {
      const found = await listFrom(uri, known, options);
      knowledge = "what" in found ? withProblem(knowledge, found) : withStatusList(witnessed(knowledge, found.issuedAt), found, now);
      if (!("what" in found) && listAt(knowledge, uri, now) === null) knowledge = withProblem(knowledge, { address: uri, what: "not-believed" });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return knowledge;
}

async function listFrom(address: string, known: FetchedKnowledge, options: FetchOptions): Promise<StatusList | Problem> {
  if (!address.startsWith(known.issuer + "/")) return { address, what: "elsewhere" };
  const bytes = await getBy(options, address, statusListType, mostOfStatusList);
  if (typeof bytes === "string") return { address, what: bytes };
  return (await checkedStatusList(known, address, bytes)) ?? { address, what: "not-believed" };
}

/** Whether a list need not be fetched again yet. */
function isYoung({ lists }: FetchedKnowledge, uri: string, now: number): boolean {
  const list = lists.get(uri);
  return list !== undefined && now < list.issuedAt + list.ttl && now < list.expiresAt;
}

/** Without lists that have ended and are not named any more: no credential lives in them. */
const withoutForgotten = (known: FetchedKnowledge, named: readonly string[], now: number): FetchedKnowledge =>
  ({ ...known, lists: new Map([...known.lists].filter(([uri, list]) => now < list.expiresAt || named.includes(uri))) });

const withProblem = (known: FetchedKnowledge, problem: Problem): FetchedKnowledge => ({ ...known, problems: [...known.problems, problem] });

const getBy = (options: FetchOptions, address: string, type: string, most: number): ReturnType<typeof get> =>
  get(address, type, most, options.fetch ?? fetch, options.signal ?? AbortSignal.timeout(patience));
