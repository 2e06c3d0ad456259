// The two pages of a card request that a computer opened and a phone answers. Each asks how far both have come, and is loaded again when it shows
// something else: what is shown, the server decides. Without scripts the person presses a button instead.
//   <div data-handover data-status-url="…" data-shown="number"></div> … [<p data-with-script hidden>…</p>]
//   [<form data-goes-by-itself="true">…</form>]: sent once; who comes back presses.

const askEveryMs = 2000;

// The computer's status has a member of its own for the phone; the phone's has not.
type Status = { state: string; phone?: string | null };

async function read(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { headers: { accept: "application/json" } });
    if (response.status === 404 || response.status === 410) return "gone";
    if (!response.ok) return undefined;
    const status = (await response.json()) as Status;
    return status.phone ?? status.state;
  } catch {
    // If an answer does not arrive, the next question decides.
    return undefined;
  }
}

function follow(url: string, shown: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    const now = await read(url);
    if (now !== undefined && now !== shown) return location.replace(location.pathname);
    timer = setTimeout(ask, askEveryMs);
  }

  // A page that comes out of the browser's memory is as old as it was then.
  addEventListener("pageshow", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, askEveryMs);
  });
  addEventListener("pagehide", () => clearTimeout(timer));
}

for (const page of document.querySelectorAll<HTMLElement>("[data-handover]")) {
  const { statusUrl, shown } = page.dataset;
  if (statusUrl && shown) follow(statusUrl, shown);
}
for (const words of document.querySelectorAll<HTMLElement>("[data-with-script]")) words.hidden = false;

// Not before the page is complete: until then, a browser would replace this page in the history.
addEventListener("load", () => {
  const form = document.querySelector<HTMLFormElement>("form[data-goes-by-itself=true]");
  if (form) setTimeout(() => form.requestSubmit(), 0);
});

export {};
