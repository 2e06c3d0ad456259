// Sends what was typed to be kept where its person leaves the page without sending its form: by Back, by a link, or by closing the tab.

const parameter = "leave";
const keptByServer = ["__RequestVerificationToken"];

/** Watches the form of this page, if it has one in which a person types. */
export function leaving(): void {
  const form = document.getElementById("page-form");
  if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
  const before = typed(form);
  let sent = false;
  form.addEventListener("submit", event => {
    sent = !event.defaultPrevented;
  });
  addEventListener("pageshow", () => {
    sent = false;
  });
  addEventListener("pagehide", () => {
    if (sent || typed(form) === before) return;
    navigator.sendBeacon(`${location.pathname}?${parameter}`, values(form, false));
  });
}

function typed(form: HTMLFormElement): string {
  return values(form, true).toString();
}

function values(form: HTMLFormElement, onlyTyped: boolean): URLSearchParams {
  const found = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !(onlyTyped && keptByServer.includes(name))) found.append(name, value);
  }
  return found;
}
