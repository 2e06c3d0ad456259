// The service worker: opens the pages without a network, and fetches the lists while there is one. It keeps what the server named, and nothing else.
import { inTime } from "../../ts/shared/in-time.js";
import { Judge } from "../judging/judge.js";
import { Pantry } from "./pantry.js";
import { nameOf, offlinePage, planFor, type Plan, type Shell } from "./plan.js";

declare const self: ServiceWorkerGlobalScope & { readonly shell: Shell };

const { shell } = self;
const pantry = new Pantry(shell, caches, (name, options) => fetch(name, options));
const judge = new Judge("/w/system");
const pressed = "#pressed";

self.addEventListener("install", event => event.waitUntil(pantry.keep(offlinePage).then(() => self.skipWaiting())));
self.addEventListener("activate", event => event.waitUntil(Promise.all([pantry.tidy(), self.clients.claim(), judge.prepare()])));
self.addEventListener("fetch", event => {
  const plan = planFor(event.request, self.location.origin, shell, self.navigator.languages);
  if (plan.how === "kept") event.respondWith(pantry.take(plan.name).catch(() => fetch(event.request)));
  else if (plan.how === "page") event.respondWith(pageFor(event, plan.name));
  else if (plan.how === "form") event.respondWith(handOn(event.request, plan));
});

/** A page from the network; the kept one where there is none, or none that answers soon. */
async function pageFor(event: FetchEvent, name: string): Promise<Response> {
  const asked = fetch(event.request);
  const kept = await pantry.page(name);
  const answer = kept === undefined ? await asked : await inTime(asked);
  if (answer === null) return kept!;
  event.waitUntil(prepare(name.split("?")[0]!));
  return answer;
}

// Beside a page that came from the network. What does not come now comes with the next one.
const prepare = (page: string): Promise<unknown> => Promise.allSettled([pantry.keep(offlinePage), pantry.keep(page), judge.prepare()]);

/** A form with a code that does not get through is decided by the page that can: in the address, which this page empties. */
async function handOn(request: Request, { language }: Plan & { how: "form" }): Promise<Response> {
  const form = request.clone();
  try {
    return await fetch(request);
  } catch {
    const code = (await form.formData()).get("c");
    const address = typeof code === "string" && code.trim() !== "" ? `/w/?c=${encodeURIComponent(code.trim())}&lang=${language}` : nameOf("/w/", language);
    return Response.redirect(address + pressed, 303);
  }
}
