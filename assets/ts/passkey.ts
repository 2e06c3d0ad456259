// Staff's passkeys (WebAuthn level 3).
//   <form method="post" data-passkey="enrol|sign-in" data-options-url="…"
//         data-message-unsupported="…" data-message-cancelled="…" data-message-failed="…">
//     <input type="hidden" name="credential"> <p data-passkey-error role="alert" hidden></p>
// The authenticator's answer goes into the hidden field; then the form is submitted like any other.

type Message = "messageUnsupported" | "messageCancelled" | "messageFailed";

// The authenticator's answer as JSON; null where there is none.
async function answer(form: HTMLFormElement): Promise<string | null> {
  const enrol = form.dataset["passkey"] === "enrol";
  const response = await fetch(form.dataset["optionsUrl"] ?? "", {
    method: "POST",
    body: new URLSearchParams(Array.from(new FormData(form), ([name, value]) => [name, String(value)])),
    headers: { accept: "application/json" },
  });
  if (!response.ok) return null;
  const options = await response.json();
  const credential = enrol
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return credential instanceof PublicKeyCredential ? JSON.stringify(credential.toJSON()) : null;
}

// InvalidStateError: this authenticator is already enrolled. NotAllowedError: cancelled, or too late.
function messageOf(error: unknown): Message {
  return error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "AbortError") ? "messageCancelled" : "messageFailed";
}

function say(form: HTMLFormElement, message: Message | null): void {
  const place = form.querySelector<HTMLElement>("[data-passkey-error]");
  if (!place) return;
  place.textContent = message ? form.dataset[message] ?? "" : "";
  place.hidden = message === null;
}

async function send(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
  say(form, null);
  try {
    const result = await answer(form);
    if (result === null) return say(form, "messageFailed");
    field.value = result;
    form.submit();
  } catch (error) {
    say(form, messageOf(error));
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
  const field = form.querySelector<HTMLInputElement>("input[name=credential]");
  let busy = false;
  form.addEventListener("submit", event => {
    event.preventDefault();
    if (!field || typeof PublicKeyCredential === "undefined" || !("parseRequestOptionsFromJSON" in PublicKeyCredential)) {
      say(form, "messageUnsupported");
      return;
    }
    if (busy) return;
    busy = true;
    void send(form, field).finally(() => { busy = false; });
  });
}

export {};
