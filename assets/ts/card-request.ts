// The page that hands over to the card agent. Without scripts its link does the same, and a reload asks again.
//   <div data-card-request data-agent-url="…/start?…" data-status-url="…" [data-ended-url="…"] [data-by-itself="true"]>
//     <div data-no-agent hidden>…</div> … <a data-agent-link …> … [<details data-agent-help>…</details>]
// A page cannot fetch from loopback, so the browser navigates there and the page asks its own server whether the agent was seen. It navigates
// by itself only if this browser has met an agent before: otherwise a person without one would land on the browser's error page.

import { pace } from "./shared/pace";

type State = "waiting" | "seen" | "claimed" | "done" | "expired";

const noAgentAfterMs = 6000;

function follow(page: HTMLElement, agentUrl: string, statusUrl: string): void {
  const openedKey = `card-request:${agentUrl}`;
  const noAgent = page.querySelector<HTMLElement>("[data-no-agent]");
  const help = page.querySelector<HTMLDetailsElement>("[data-agent-help]");
  let since = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = pace();

  const wasOpened = (): boolean => sessionStorage.getItem(openedKey) !== null;
  const remember = (): void => sessionStorage.setItem(openedKey, "1");

  async function ask(back = false): Promise<void> {
    let answer: Response | undefined;
    try {
      answer = await fetch(back ? `${statusUrl}?back=true` : statusUrl, { headers: { accept: "application/json" } });
      const state = await stateIn(answer);
      if (state === "done" || state === "expired") return end();
      if (state === "waiting") show(wasOpened() && Date.now() - since >= noAgentAfterMs);
      if (state === "seen" || state === "claimed") show(false);
    } catch {
      // If an answer does not arrive, the next question decides.
    }
    timer = setTimeout(ask, next(answer));
  }

  function show(missing: boolean): void {
    if (!noAgent || noAgent.hidden === !missing) return;
    noAgent.hidden = !missing;
    if (missing && help) help.open = true;
  }

  function end(): void {
    const endedUrl = page.dataset["endedUrl"];
    if (endedUrl) location.replace(endedUrl);
  }

  // The person came back from the agent, or from the browser's "cannot connect" page: do not go there again automatically.
  function begin(): void {
    clearTimeout(timer);
    since = Date.now();
    const back = wasOpened();
    if (back) since -= noAgentAfterMs;
    next = pace();
    timer = setTimeout(() => ask(back), back ? 0 : next());
    if (back || page.dataset["byItself"] !== "true") return;
    remember();
    // Not before the page is complete: until then, a browser would replace this page in the history with the agent.
    setTimeout(() => location.assign(agentUrl), 0);
  }

  page.querySelector("[data-agent-link]")?.addEventListener("click", remember);
  addEventListener("pageshow", begin);
  addEventListener("pagehide", () => clearTimeout(timer));
}

async function stateIn(response: Response): Promise<State | undefined> {
  if (response.status === 404 || response.status === 410) return "expired";
  return response.ok ? ((await response.json()) as { state: State }).state : undefined;
}

for (const page of document.querySelectorAll<HTMLElement>("[data-card-request]")) {
  const { agentUrl, statusUrl } = page.dataset;
  if (agentUrl && statusUrl) follow(page, agentUrl, statusUrl);
}

export {};
