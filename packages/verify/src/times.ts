/** How far ahead of the own clock a time may be and still count as now: clocks differ. Seconds. */
export const tolerance: number = 5 * 60;

/** Unix time, in seconds and parts of them. */
export const unixOf = (time: Date): number => time.getTime() / 1000;

/** Whether a time is so far ahead that a clock is, or was, wrong. */
export const isAhead = (time: number, now: number): boolean => time - now > tolerance;

/** Unix time of an instant in exactly the form 2026-04-01T00:00:00.000Z; null where it is another, or no such instant. */
export function instantOf(iso: string): number | null {
  const time = Date.parse(iso);
  // Some engines read the 30th of February as the 2nd of March.
  return !Number.isNaN(time) && new Date(time).toISOString() === iso ? time / 1000 : null;
}
