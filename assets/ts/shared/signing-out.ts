import { canKeep, forget } from "./kept-screens";

const path = "/accounts/sign-out";
const patienceMs = 2_000;

/**
 * Removes kept screens of other holders, and all of them before this one signs out. The server says the same by Clear-Site-Data, which not every
 * browser knows. @param holder The mark of who is signed in.
 */
export function endOfScreens(holder: string): void {
  if (!canKeep()) return;
  void forget(kept => kept.owner !== holder).catch(() => undefined);
  let goes = false;
  document.addEventListener("submit", async event => {
    const form = event.target;
    if (goes || event.defaultPrevented || !(form instanceof HTMLFormElement) || new URL(form.action).pathname !== path) return;
    event.preventDefault();
    await Promise.race([forget(() => true), new Promise(resolve => setTimeout(resolve, patienceMs))]).catch(() => undefined);
    goes = true;
    // The mark of the press that we held up (site.ts).
    delete form.dataset["sending"];
    form.requestSubmit(event.submitter);
  });
}
