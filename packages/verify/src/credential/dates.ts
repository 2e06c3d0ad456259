import { Tagged, type CborValue } from "../cbor/value.js";
import { instantOf } from "../times.js";

const fullDate = 1004;

/** A full-date (RFC 8943), YYYY-MM-DD, that is a day of the Gregorian calendar from the year 1 on; null where it is anything else. */
export function dateOf(value: CborValue | undefined): string | null {
  if (!(value instanceof Tagged) || value.tag !== fullDate || typeof value.content !== "string") return null;
  return value.content >= "0001" && instantOf(`${value.content}T00:00:00.000Z`) !== null ? value.content : null;
}
