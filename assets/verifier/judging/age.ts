const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How old something is, in words. Of a part that is left out it becomes older, never younger. @param say Gives a word of the page by its key. */
export function ageIn(seconds: number, say: (key: string, ...values: number[]) => string): string {
  if (seconds < minute) return say("AgeNow");
  if (seconds < hour) return say("AgeMinutes", Math.ceil(seconds / minute));
  if (seconds < 2 * day) {
    const minutes = Math.ceil(seconds / minute);
    return say("AgeHours", Math.floor(minutes / 60), minutes % 60);
  }
  return say("AgeDays", Math.ceil(seconds / day));
}
