// Enters a PIN with the pointer alone: keys 0 to 9 beside the field, which stays the only place of the PIN (keyboard and screen reader use it as
// before). Without scripts there are no keys. Nothing is stored: each press changes the field and nothing else.

const pad = document.querySelector<HTMLElement>("[data-keypad]");
const field = document.getElementById(pad?.dataset["keypad"] ?? "");

if (pad && field instanceof HTMLInputElement) {
  const said = pad.querySelector<HTMLElement>("[data-keypad-said]");
  const say = () => {
    if (said) said.textContent = (said.dataset["keypadSaid"] ?? "").replace("{0}", String(field.value.length));
  };
  pad.addEventListener("click", event => {
    const key = event.target instanceof HTMLButtonElement ? event.target.dataset["key"] : undefined;
    if (key === undefined) return;
    if (key === "back") field.value = field.value.slice(0, -1);
    else if (field.value.length < field.maxLength) field.value += key;
    say();
  });
  pad.hidden = false;
}

export {};
