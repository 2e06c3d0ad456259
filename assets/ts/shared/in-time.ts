// For service workers: a page comes from the network where there is one, so that an old page never stands in the way of a mended one.

const patienceMs = 8_000;
// What a proxy says in place of a server that it does not reach.
const notReached = [502, 503, 504];

/** The network's answer; null where it does not come, not soon, or from a proxy that reaches nobody. */
export async function inTime(asked: Promise<Response>): Promise<Response | null> {
  const late = new Promise<null>(resolve => setTimeout(resolve, patienceMs, null));
  const answer = await Promise.race([asked, late]).catch(() => null);
  return answer === null || notReached.includes(answer.status) ? null : answer;
}
