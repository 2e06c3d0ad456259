// Row 3.7.1: the screens of credentials that are kept on this device. Each has a cache of its own, with the page and all that it links to. The cache's
// name says whose it is, so that the pages of one holder end when another signs in.

/** Addresses of the screens begin like this; the id of the credential follows. */
export const screens = "/issuing/screen/";
const prefix = "akashi-screen.";

/** A credential on a device. @param owner The mark of its holder, as the server writes it. */
export interface Kept { readonly owner: string; readonly id: string }

/** Whether this browser can keep pages. */
export const canKeep = (): boolean => "serviceWorker" in navigator && "caches" in globalThis;

/** The page of a credential that is kept; undefined where none is. */
export const keptPage = (id: string): Promise<Response | undefined> => caches.match(screens + id, { ignoreVary: true });

/** Keeps the copy of a screen as it is now, with the assets that it links to. @throws Error where something does not come. */
export async function keep({ owner, id }: Kept, keeper: string, assets: readonly string[]): Promise<void> {
  await navigator.serviceWorker.register(keeper, { scope: screens });
  const copy = await fetch(`${screens}${id}/copy`, { redirect: "error", cache: "no-store" });
  if (!copy.ok) throw new TypeError(`The copy was answered with ${copy.status}.`);
  const cache = await caches.open(`${prefix}${owner}.${id}`);
  await cache.addAll([...assets]);
  await cache.put(screens + id, copy);
  // The assets of the version before.
  for (const { url } of await cache.keys()) {
    const path = new URL(url).pathname;
    if (path !== screens + id && !assets.includes(path)) await cache.delete(path, { ignoreVary: true });
  }
}

/** Removes what is kept of those that are meant, and the service worker with the last of them. */
export async function forget(meant: (kept: Kept) => boolean): Promise<void> {
  const names = (await caches.keys()).filter(name => name.startsWith(prefix));
  const gone = names.filter(name => {
    const [owner = "", id = ""] = name.slice(prefix.length).split(".");
    return meant({ owner, id });
  });
  await Promise.all(gone.map(name => caches.delete(name)));
  if (gone.length > 0 && gone.length === names.length) await (await navigator.serviceWorker.getRegistration(screens))?.unregister();
}
