import type { Verdict } from "../../../packages/verify/src/decision/verdict.js";
import type { Known } from "./known.js";

/** Asks the worker that decides. */
export type JudgeQuestion = { readonly ask: "know" } | { readonly ask: "judge"; readonly text: string };

/** Its answer. The verdict is null for "know", and where it is not known whose codes to verify. */
export interface JudgeAnswer {
  readonly verdict: Verdict | null;
  readonly known: Known;
}
