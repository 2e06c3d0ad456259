// The two pages of a card request that a computer opened and a phone answers. Each asks how far both have come, and is loaded again when it shows
// something else: what is shown, the server decides. Without this script the person presses a button instead, also where scripts run and its file did
// not come.
//   <div data-handover data-status-url="…" data-shown="number"></div> … [<p data-with-script hidden>…</p>] [<div data-without-script>…</div>]
//   [<form data-goes-by-itself="true">…</form>]: sent once; who comes back presses.

import { pace } from "./shared/pace";

// The computer's status has a member of its own for the phone; the phone's has not.
type Status = { state: string; phone?: string | null };

async function shownBy(response: Response): Promise<string | undefined> {
  if (response.status === 404 || response.status === 410) return "gone";
  if (!response.ok) return undefined;
  const status = (await response.json()) as Status;
  return status.phone ?? status.state;
}

function follow(url: string, shown: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next = pace();

  async function ask(): Promise<void> {
    let answer: Response | undefined;
    try {
      answer = await fetch(url, { headers: { accept: "application/json" } });
      const now = await shownBy(answer);
      if (now !== undefined && now !== shown) return location.replace(location.pathname);
    } catch {
      // If an answer does not arrive, the next question decides.
    }
    timer = setTimeout(ask, next(answer));
  }

  // A page that comes out of the browser's memory is as old as it was then.
  addEventListener("pageshow", () => {
    clearTimeout(timer);
    next = pace();
    timer = setTimeout(ask, next());
  });
  addEventListener("pagehide", () => clearTimeout(timer));
}

for (const page of document.querySelectorAll<HTMLElement>("[data-handover]")) {
  const { statusUrl, shown } = page.dataset;
  if (statusUrl && shown) follow(statusUrl, shown);
}
for (const words of document.querySelectorAll<HTMLElement>("[data-with-script]")) words.hidden = false;
for (const press of document.querySelectorAll<HTMLElement>("[data-without-script]")) press.hidden = true;

// Not before the page is complete: until then, a browser would replace this page in the history.
addEventListener("load", () => {
  const form = document.querySelector<HTMLFormElement>("form[data-goes-by-itself=true]");
  if (form) setTimeout(() => form.requestSubmit(), 0);
});

export {};
