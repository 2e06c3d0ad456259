// Row 1.5.9: when an answer decides what else is asked, the server is asked at once what that is. It answers with the page itself, of which the
// questions that are new are put in their place, and those that do not apply are taken out; everything else stays as it is, with the focus.
// Without scripts, a button on the page does the same.
// One question at a time goes to the server, and a press waits for its answer: what was saved meanwhile would look like another window's change.
//   <form data-update="…"> <div data-questions="KIND"> [<p data-lead>…</p>] <div data-question="ID" [data-decides]>…</div> … </div> … </form>

const form = document.querySelector<HTMLFormElement>("form[data-update]");
const patience = 10_000;
let open = 0;
let last = Promise.resolve();

form?.addEventListener("change", event => {
  const from = event.target instanceof Element ? event.target.closest("[data-decides]") : null;
  if (!from) return;
  open++;
  last = last.then(() => update(form)).finally(() => open--);
});

form?.addEventListener("submit", event => {
  if (open === 0) return;
  event.preventDefault();
  event.stopPropagation();
  void last.then(() => form.requestSubmit(event.submitter));
});

async function update(page: HTMLFormElement): Promise<void> {
  const body = new FormData(page);
  // Files are sent when the person goes on.
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  try {
    const answer = await fetch(page.dataset["update"] ?? "", { method: "POST", body, signal: AbortSignal.timeout(patience) });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLFormElement>("form[data-update]");
    if (fresh) take(page, fresh);
  } catch {
    // The next press asks the server anyway.
  }
}

function take(page: HTMLFormElement, fresh: HTMLFormElement): void {
  for (const hidden of fresh.querySelectorAll<HTMLInputElement>(":scope > input[type=hidden]")) {
    const old = page.querySelector<HTMLInputElement>(`:scope > input[name="${hidden.name}"]`);
    if (old) old.value = hidden.value;
  }
  for (const place of page.querySelectorAll<HTMLElement>(":scope > [data-questions]")) {
    const now = fresh.querySelector<HTMLElement>(`:scope > [data-questions="${place.dataset["questions"]}"]`);
    if (now) fill(place, now);
  }
}

function fill(place: HTMLElement, now: HTMLElement): void {
  const wanted = questions(now);
  const names = new Set(wanted.map(nameOf));
  for (const old of questions(place)) if (!names.has(nameOf(old))) old.remove();
  let after: Element | null = place.querySelector(":scope > [data-lead]");
  for (const question of wanted) {
    const here = questions(place).find(q => nameOf(q) === nameOf(question));
    const next = here ?? document.importNode(question, true);
    if (!here && after) after.after(next);
    else if (!here) place.prepend(next);
    after = next;
  }
  place.hidden = now.hidden;
}

function questions(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(":scope > [data-question]")];
}

function nameOf(question: HTMLElement): string {
  return question.dataset["question"] ?? "";
}

export {};
