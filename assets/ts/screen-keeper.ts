// The service worker of row 3.7.1: shows the screen of a credential that its holder kept on this device, where there is no network, or no session any
// more. It keeps nothing by itself, and the browser asks it for nothing but these screens.
import { inTime } from "./shared/in-time";
import { forget, keptPage, screens } from "./shared/kept-screens";

declare const self: ServiceWorkerGlobalScope;

const assets = "/assets/";

self.addEventListener("install", event => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", event => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  const id = pathname.startsWith(screens) ? pathname.slice(screens.length) : "";
  // An address with a language is answered by another one without it.
  if (mode === "navigate" && search === "" && /^[0-9a-f-]+$/.test(id)) event.respondWith(screen(event.request, id));
  else if (mode !== "navigate" && pathname.startsWith(assets)) event.respondWith(asset(event.request, pathname));
});

async function screen(request: Request, id: string): Promise<Response> {
  const asked = fetch(request);
  const kept = await keptPage(id);
  if (kept === undefined) return asked;
  const answer = await inTime(asked);
  // A redirect leads to the sign-in: what is kept is older than the end of the session, and says so.
  if (answer === null || answer.type === "opaqueredirect") return kept;
  if (answer.status === 404) await forget(one => one.id === id);
  return answer;
}

const asset = async (request: Request, path: string): Promise<Response> => (await caches.match(path, { ignoreVary: true })) ?? fetch(request);
