// The page that hands over to the card agent. Without script its link does the same, and a reload asks again.
//   <div data-card-request data-agent-url="…/start?…" data-status-url="…" [data-ended-url="…"]>
//     <div data-no-agent hidden>…</div>
// A page cannot fetch from loopback: it goes there as a whole and asks its own server whether the agent was seen.

type State = "waiting" | "seen" | "claimed" | "done" | "expired";

const askEveryMs = 1000;
const noAgentAfterMs = 6000;

function follow(page: HTMLElement, agentUrl: string, statusUrl: string): void {
  const openedKey = `card-request:${agentUrl}`;
  const noAgent = page.querySelector<HTMLElement>("[data-no-agent]");
  let since = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    const state = await read(statusUrl);
    if (state === "done" || state === "expired") return end();
    if (noAgent && state === "waiting") noAgent.hidden = Date.now() - since < noAgentAfterMs;
    if (noAgent && (state === "seen" || state === "claimed")) noAgent.hidden = true;
    timer = setTimeout(ask, askEveryMs);
  }

  function end(): void {
    const endedUrl = page.dataset["endedUrl"];
    if (endedUrl) location.replace(endedUrl);
  }

  // Back from the agent, or from the browser's "cannot connect" page: do not go there again by ourselves.
  function begin(): void {
    clearTimeout(timer);
    since = Date.now();
    const back = sessionStorage.getItem(openedKey) !== null;
    if (back) since -= noAgentAfterMs;
    timer = setTimeout(ask, back ? 0 : askEveryMs);
    if (back) return;
    sessionStorage.setItem(openedKey, "1");
    // Not before the page is complete: until then a browser puts the agent in this page's place in the history.
    setTimeout(() => location.assign(agentUrl), 0);
  }

  addEventListener("pageshow", begin);
  addEventListener("pagehide", () => clearTimeout(timer));
}

// An answer that does not come is no answer: the next question decides.
async function read(url: string): Promise<State | undefined> {
  try {
    const response = await fetch(url, { headers: { accept: "application/json" } });
    if (response.status === 404 || response.status === 410) return "expired";
    return response.ok ? ((await response.json()) as { state: State }).state : undefined;
  } catch {
    return undefined;
  }
}

for (const page of document.querySelectorAll<HTMLElement>("[data-card-request]")) {
  const { agentUrl, statusUrl } = page.dataset;
  if (agentUrl && statusUrl) follow(page, agentUrl, statusUrl);
}

export {};
