// What ends with a session in a browser that does not know Clear-Site-Data (threats S2 and S3).
import assert from "node:assert/strict";
import { test } from "node:test";
import { browserWith } from "./caches.mjs";
import { load } from "./load.mjs";

const { endOfScreens } = await load("shared/signing-out");
const origin = "https://portal.example.go.jp";

class Form {
  dataset = { sending: "" };
  sent = 0;
  constructor(action) { this.action = origin + action; }
  requestSubmit() { this.sent++; }
}

/** A page of a holder, in a browser that keeps screens of these. */
function pageOf(holder, ...owners) {
  const browser = browserWith(new Map(owners.map(owner => [`akashi-screen.${owner}.1`, new Map()])), origin);
  let heard;
  const document = { addEventListener: (_, act) => (heard = act) };
  for (const [name, value] of Object.entries({ ...browser, document, HTMLFormElement: Form })) Object.defineProperty(globalThis, name, { value, configurable: true });
  endOfScreens(holder);
  const submit = async form => {
    const event = { target: form, defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true), submitter: null };
    await heard(event);
    return event.defaultPrevented;
  };
  return { owners: () => [...browser.held.keys()].map(name => name.split(".")[1]), submit };
}

test("S3 the first page after a sign-in removes what another holder kept", async () => {
  const { owners } = pageOf("bb", "aa", "bb");
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(owners(), ["bb"]);
});

test("S2 a sign-out goes on when everything is removed, and other forms are left alone", async () => {
  const { owners, submit } = pageOf("bb", "bb");
  const [other, out] = [new Form("/applications/1/consent"), new Form("/accounts/sign-out")];
  assert.equal(await submit(other), false);
  assert.deepEqual(owners(), ["bb"]);
  assert.equal(await submit(out), true);
  assert.deepEqual([owners(), out.sent, out.dataset.sending], [[], 1, undefined]);
  assert.equal(await submit(out), false);
});
