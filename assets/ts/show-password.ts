// Lets a person look at a password before it is sent. Without scripts there is no such button.
//   <div data-show-password="ID of the field" hidden><button aria-pressed="false">…</button><p role="status" data-shown="…" data-hidden="…"></p></div>

const box = document.querySelector<HTMLElement>("[data-show-password]");
const field = document.getElementById(box?.dataset["showPassword"] ?? "");
const button = box?.querySelector("button");

if (box && button && field instanceof HTMLInputElement) {
  const said = box.querySelector<HTMLElement>("[role=status]");
  const show = (shown: boolean) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.addEventListener("click", () => {
    const shown = field.type === "password";
    show(shown);
    if (said) said.textContent = (shown ? said.dataset["shown"] : said.dataset["hidden"]) ?? "";
  });
  // A browser remembers what was in a text field, so it becomes a password field again before it is sent and when the page is shown again.
  field.form?.addEventListener("submit", () => show(false));
  addEventListener("pagehide", () => show(false));
  box.hidden = false;
}

export {};
