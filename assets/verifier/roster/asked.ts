import type { Bytes } from "../../../packages/verify/src/bytes.js";
import type { Known } from "../judging/known.js";
import type { RosterRow } from "./roster.js";
import type { Sealed } from "./sealed.js";

/** Asks the worker that keeps the roster. */
export type RosterQuestion =
  | { readonly ask: "add"; readonly codes: readonly { readonly code: string; readonly source: string }[] }
  | { readonly ask: "check" | "look" | "clear" }
  | { readonly ask: "remove"; readonly ids: readonly string[] }
  | { readonly ask: "export"; readonly phrase: string }
  | { readonly ask: "import"; readonly phrase: string; readonly bytes: Bytes };

/** Its answer. */
export interface RosterAnswer {
  readonly rows?: readonly RosterRow[];
  readonly known?: Known;
  readonly put?: { readonly added: number; readonly left: number };
  readonly file?: Bytes;
  /** "not-kept": this browser keeps nothing, such as in a private window. */
  readonly fault?: Sealed | "not-kept";
}

/** How far a check is, told meanwhile. */
export interface Progress {
  readonly done: number;
  readonly all: number;
}
