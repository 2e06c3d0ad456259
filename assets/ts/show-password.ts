// A password that the person can look at before it is sent. Without script there is no such button.
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
  // A browser remembers what stood in a field of text: it is a password again before it leaves, and when the way back shows the page.
  field.form?.addEventListener("submit", () => show(false));
  addEventListener("pagehide", () => show(false));
  box.hidden = false;
}

export {};
