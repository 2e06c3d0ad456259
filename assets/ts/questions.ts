// Row 1.5.9: when an answer decides what else is asked, the server is asked at once what that is. It answers with the page itself, of which the
// questions that are new are put in their place, and those that do not apply are taken out; everything else stays as it is, with the focus.
// Without scripts, a button on the page does the same.
// What can be given several times (<fieldset data-question="GROUP.KEY">) is added and removed in the same way, by buttons that name where to go on.
// One question at a time goes to the server, and a press waits for its answer: what was saved meanwhile would look like another window's change.
//   <form data-update="…"> <div data-questions="KIND"> [<p data-lead>…</p>] <div data-question="ID" [data-decides]>…</div> … </div> … </form>
//   A question may hold questions: <div data-question="GROUP"> <div data-questions="GROUP">…</div> <div data-buttons="GROUP">…</div> </div>
//   Numbers that change with the place: <legend data-number="NAME">…</legend>. Buttons: <button formaction="…" data-in-place="ID TO GO ON AT">.

const form = document.querySelector<HTMLFormElement>("form[data-update]");
const patience = 10_000;
let open = 0;
let last = Promise.resolve();

form?.addEventListener("change", event => {
  const from = event.target instanceof Element ? event.target.closest("[data-decides]") : null;
  if (!from) return;
  ask(() => update(form, form.dataset["update"] ?? ""));
});

form?.addEventListener("submit", event => {
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  const next = button?.dataset["inPlace"];
  if (open === 0 && next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  if (button && next !== undefined) ask(() => press(form, button, next));
  else void last.then(() => form.requestSubmit(event.submitter));
});

function ask(question: () => Promise<unknown>): void {
  open++;
  last = last.then(question).then(() => undefined).finally(() => open--);
}

// What cannot be done in place is done as without scripts.
async function press(page: HTMLFormElement, button: HTMLButtonElement, next: string): Promise<void> {
  if (await update(page, button.formAction)) {
    document.getElementById(next)?.focus();
    return;
  }
  delete button.dataset["inPlace"];
  setTimeout(() => page.requestSubmit(button));
}

// Returns whether the page shows the answer.
async function update(page: HTMLFormElement, address: string): Promise<boolean> {
  const body = new FormData(page);
  // Files are sent when the person goes on.
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  try {
    const answer = await fetch(address, { method: "POST", body, signal: AbortSignal.timeout(patience) });
    if (!answer.ok) return false;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLFormElement>("form[data-update]");
    if (fresh) take(page, fresh);
    return fresh !== null;
  } catch {
    // The next press asks the server anyway.
    return false;
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
  for (const old of page.querySelectorAll<HTMLElement>("[data-number]")) {
    const number = fresh.querySelector(`[data-number="${old.dataset["number"]}"]`);
    if (number) old.textContent = number.textContent;
  }
  for (const old of page.querySelectorAll<HTMLElement>("[data-buttons]")) {
    const buttons = fresh.querySelector(`[data-buttons="${old.dataset["buttons"]}"]`);
    if (buttons) old.replaceChildren(...[...buttons.childNodes].map(node => document.importNode(node, true)));
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
    else fillInner(here, question);
    after = next;
  }
  place.hidden = now.hidden;
}

// What a question holds, if it holds questions itself; whatever is deeper follows from there.
function fillInner(here: HTMLElement, now: HTMLElement): void {
  for (const place of here.querySelectorAll<HTMLElement>("[data-questions]")) {
    if (place.closest("[data-question]") !== here) continue;
    const fresh = now.querySelector<HTMLElement>(`[data-questions="${place.dataset["questions"]}"]`);
    if (fresh) fill(place, fresh);
  }
}

function questions(place: HTMLElement): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(":scope > [data-question]")];
}

function nameOf(question: HTMLElement): string {
  return question.dataset["question"] ?? "";
}

export {};
