export { decide } from "./decision/decide.js";
export type { Verdict } from "./decision/verdict.js";
export type { Reason } from "./decision/reasons.js";
export type { Facts } from "./credential/facts.js";
export type { NqsFacts } from "./nqs/facts.js";
export type { IssuerKey, Knowledge, NqsKey } from "./knowledge/knowledge.js";
