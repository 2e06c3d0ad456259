// On every page: what the server does anyway, only sooner. No task needs it.

// A second press while the first is being sent does nothing. The button stays enabled: disabling would suggest that something is incomplete.
const releaseAfterMs = 8000; // if the answer is a download, the page stays

document.addEventListener("submit", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset["sending"] !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset["sending"] = "";
  setTimeout(() => release(form), releaseAfterMs);
});

// Going back may show this page as it was left, with the mark still on it.
addEventListener("pageshow", () => document.querySelectorAll<HTMLFormElement>("form[data-sending]").forEach(release));

function release(form: HTMLFormElement): void {
  delete form.dataset["sending"];
}

document.querySelector<HTMLElement>(".error-summary")?.focus();

for (const list of document.querySelectorAll<HTMLElement>("[data-chosen-files]")) {
  const input = document.getElementById(list.dataset["chosenFiles"] ?? "");
  if (!(input instanceof HTMLInputElement)) continue;
  const show = () => list.replaceChildren(...Array.from(input.files ?? [], row));
  input.addEventListener("change", show);
  show();
}

function row(file: File): HTMLLIElement {
  const item = document.createElement("li");
  item.append(part("file-list__name", file.name), part("file-list__size", size(file.size)));
  return item;
}

function part(name: string, text: string): HTMLSpanElement {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = text;
  return span;
}

function size(bytes: number): string {
  const [amount, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1000), "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}

export {};
