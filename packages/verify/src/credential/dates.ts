import { Tagged, type CborValue } from "../cbor/value.js";

const fullDate = 1004;
const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A full-date (RFC 8943), YYYY-MM-DD, that is a day of the Gregorian calendar; null where it is anything else. */
export function dateOf(value: CborValue | undefined): string | null {
  if (!(value instanceof Tagged) || value.tag !== fullDate || typeof value.content !== "string") return null;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value.content);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return year >= 1 && day >= 1 && day <= daysOf(year, month) ? value.content : null;
}

function daysOf(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : days[month - 1] ?? 0;
}
