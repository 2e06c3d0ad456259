// How often a page asks its own server how far something has come: often at first, because most people are quick, then less, so that ten people with
// two devices each behind one address stay below the server's limit. Who is told "too many" waits as long as the server says, and longer each time.

const oftenMs = 2000;
const oftenForMs = 30_000;
const laterMs = 4000;
const longestMs = 60_000;

/** Milliseconds until the next question, after this answer; undefined for an answer that did not arrive. */
export type Pace = (answer?: Response) => number;

/** Begins anew, such as when a page is shown again. */
export function pace(): Pace {
  const begun = Date.now();
  let refused = 0;
  return answer => {
    const usual = Date.now() - begun < oftenForMs ? oftenMs : laterMs;
    if (answer?.status !== 429) {
      refused = 0;
      return usual;
    }
    refused++;
    const said = Number(answer.headers.get("retry-after")) * 1000 || 0;
    return Math.min(longestMs, Math.max(said, usual * 2 ** refused));
  };
}
