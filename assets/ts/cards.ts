// The card agent's pages notice by themselves that a card or reader came or went. The page asks its own agent, which answers as soon as there is news.
// Without scripts, the button on the page does the same.
//   <div data-cards="NUMBER" data-cards-url="…" data-cards-token="…" data-cards-go="any|card|never" data-cards-in-use="true|false">
//     <p data-cards-by-itself hidden>…</p>
//     <div role="status" data-cards-said data-going="…" data-gone="…" data-back="…"></div>
//   </div> … [<form>…<input name="do" value="retry">…</form>]
// A page that only waits ("any", "card") presses its own button. A page with something typed ("never") stays as it is, with the focus where it is, and
// says what happened.

type Seen = { number: number; inUse: boolean; any: boolean };

const restMs = 1000; // a page is not left sooner than it can be noticed, and a loose contact turns no pages without end
const againMs = 5000;

const pause = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));

// A page that is being left asks no more: its request may have ended by then.
const leaving = new AbortController();
document.addEventListener("submit", () => leaving.abort());

async function follow(place: HTMLElement, url: string, token: string): Promise<void> {
  const said = place.querySelector<HTMLElement>("[data-cards-said]");
  const form = document.querySelector<HTMLInputElement>("input[name=do][value=retry]")?.form;
  const go = place.dataset["cardsGo"];
  place.querySelectorAll<HTMLElement>("[data-cards-by-itself]").forEach(words => (words.hidden = false));
  let known = Number(place.dataset["cards"]);
  let inUse = place.dataset["cardsInUse"] === "true";
  for (;;) {
    await pause(restMs);
    if (leaving.signal.aborted) return;
    const seen = await ask(url, token, known);
    if (seen === "ended") return;
    if (!seen) await pause(againMs);
    if (!seen || seen.number === known) continue;
    known = seen.number;
    if (form && (go === "any" || (go === "card" && seen.any))) {
      say(said, "going");
      form.requestSubmit();
      return;
    }
    if (go === "never" && seen.inUse !== inUse) say(said, seen.inUse ? "back" : "gone");
    inUse = seen.inUse;
  }
}

// If no answer arrives, the next question decides. A refusal is final: the request has ended, and the next press says so.
async function ask(url: string, token: string, known: number): Promise<Seen | "ended" | undefined> {
  try {
    const answer = await fetch(url, { method: "POST", body: new URLSearchParams({ token, known: String(known) }), signal: leaving.signal });
    if (answer.status === 403) return "ended";
    return answer.ok ? ((await answer.json()) as Seen) : undefined;
  } catch {
    return undefined;
  }
}

function say(said: HTMLElement | null, what: "going" | "gone" | "back"): void {
  const words = document.createElement("p");
  words.textContent = said?.dataset[what] ?? "";
  const notice = document.createElement("div");
  notice.className = what === "gone" ? "notice notice--warning" : "notice";
  notice.append(words);
  said?.replaceChildren(notice);
}

for (const place of document.querySelectorAll<HTMLElement>("[data-cards]")) {
  const { cardsUrl, cardsToken } = place.dataset;
  if (cardsUrl && cardsToken) void follow(place, cardsUrl, cardsToken);
}

export {};
