// Row 0.6: warns two minutes before the session ends, and keeps what was typed where its person leaves a form. Tabs tell each other of a new end.

import { leaving } from "./shared/leaving";
import { endOfScreens } from "./shared/signing-out";

const warnBeforeMs = 120_000;

type Phase = "quiet" | "soon" | "last" | "ended";

interface Answer { seconds: number; isLast: boolean }

const dialog = document.querySelector<HTMLDialogElement>("dialog[data-session]");
if (dialog) {
  watch(dialog);
  leaving();
  if (dialog.dataset["holder"]) endOfScreens(dialog.dataset["holder"]);
}

function watch(dialog: HTMLDialogElement): void {
  const tabs = new BroadcastChannel("akashi-session-" + dialog.dataset["session"]);
  let end = moved({ seconds: Number(dialog.dataset["seconds"]), isLast: dialog.dataset["last"] === "true" });
  let shown: Phase = "quiet";
  let timer = 0;

  const look = () => {
    clearTimeout(timer);
    const left = end.at - Date.now();
    const phase: Phase = left <= 0 ? "ended" : left > warnBeforeMs ? "quiet" : end.isLast ? "last" : "soon";
    if (phase !== shown) show(phase);
    if (phase !== "ended") timer = window.setTimeout(look, phase === "quiet" ? left - warnBeforeMs : left);
  };

  const show = (phase: Phase) => {
    shown = phase;
    dialog.querySelectorAll<HTMLElement>("[data-when]").forEach(part => {
      part.hidden = !(part.dataset["when"] ?? "").split(" ").includes(phase);
    });
    fail(false);
    // A modal dialog takes the focus, and gives it back to the field when it closes.
    if (phase === "quiet") dialog.close();
    else if (!dialog.open) dialog.showModal();
    if (phase === "ended") dialog.querySelector<HTMLElement>("a[data-when]")?.focus();
  };

  const fail = (failed: boolean) => {
    const words = dialog.querySelector<HTMLElement>("[data-failed]");
    if (words) words.hidden = !failed;
  };

  const take = (answer: Answer) => {
    end = moved(answer);
    look();
  };

  const extend = async () => {
    try {
      const answer = await fetch(dialog.dataset["extend"] ?? "", { redirect: "manual", cache: "no-store" });
      if (answer.ok) {
        const said = await answer.json() as Answer;
        tabs.postMessage(said);
        take(said);
      } else {
        take({ seconds: 0, isLast: true });
      }
    } catch {
      fail(true);
    }
  };

  dialog.querySelector("[data-extends]")?.addEventListener("click", extend);
  dialog.querySelector("[data-closes]")?.addEventListener("click", () => dialog.close());
  dialog.addEventListener("cancel", event => {
    if (shown !== "soon") return;
    event.preventDefault();
    void extend();
  });
  // A computer that slept, and a page that the browser kept, did not count.
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  tabs.addEventListener("message", event => {
    const said = event.data as Answer;
    if (moved(said).at > end.at) take(said);
  });
  tabs.postMessage({ seconds: Number(dialog.dataset["seconds"]), isLast: end.isLast } satisfies Answer);
  look();
}

// The server says how long it is, so that the clock of this machine may be wrong.
function moved(answer: Answer): { at: number; isLast: boolean } {
  return { at: Date.now() + answer.seconds * 1000, isLast: answer.isLast };
}
