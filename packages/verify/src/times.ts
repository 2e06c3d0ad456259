/** How far ahead of the own clock a time may be and still count as now: clocks differ. Seconds. */
export const tolerance: number = 5 * 60;

/** Unix time, in seconds and parts of them. */
export const unixOf = (time: Date): number => time.getTime() / 1000;

/** Whether a time is so far ahead that a clock is, or was, wrong. */
export const isAhead = (time: number, now: number): boolean => time - now > tolerance;
