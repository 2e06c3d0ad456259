/** What the server wrote into the service worker: all that it may keep, by names. Addresses are paths of this origin. */
export interface Shell {
  /** Pages that open without a network, each with what it links to. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** What reads files and camera: large, and kept when it was first used. */
  readonly readers: readonly string[];
}

/** How a request is answered. "pass": as if there were no service worker. */
export type Plan =
  | { readonly how: "pass" }
  | { readonly how: "kept"; readonly name: string }
  | { readonly how: "page"; readonly name: string }
  | { readonly how: "form"; readonly language: Language };

type Language = "ja" | "en";
type Asked = Pick<Request, "method" | "mode" | "url">;

/** The page that verifies on the device, in place of those whose answer comes from the server, and of the start. */
export const offlinePage = "/w/offline";
const ofServer = ["/", "/w", "/w/", "/w/verify", "/w/record"];
const pass: Plan = { how: "pass" };

/** The name of a page in a language, under which it is kept. */
export const nameOf = (page: string, language: Language): string => `${page}?lang=${language}`;

/** All names of pages. */
export const pagesOf = (page: string): string[] => [nameOf(page, "ja"), nameOf(page, "en")];

/** Plans the answer to a request of a page. @param spoken What the browser's person reads, the best first. */
export function planFor({ method, mode, url }: Asked, origin: string, shell: Shell, spoken: readonly string[]): Plan {
  const asked = new URL(url);
  if (asked.origin !== origin) return pass;
  const language = languageOf(asked, spoken);
  if (mode === "navigate") {
    if (method === "POST") return asked.pathname === "/w/verify" ? { how: "form", language } : pass;
    const page = ofServer.includes(asked.pathname) ? offlinePage : asked.pathname;
    return method === "GET" && page in shell.pages ? { how: "page", name: nameOf(page, language) } : pass;
  }
  return method === "GET" && asked.search === "" && isNamed(asked.pathname, shell) ? { how: "kept", name: asked.pathname } : pass;
}

/** Whether an asset may be kept. */
export const isNamed = (path: string, { pages, readers }: Shell): boolean =>
  readers.includes(path) || Object.values(pages).some(assets => assets.includes(path));

/** The reader that took the place of one that is kept: the same name with another digest. Null where there is none. */
export function successorOf(path: string, { readers }: Shell): string | null {
  const plain = (name: string): string => name.replace(/-[0-9a-f]{8}(?=\.\w+$)/, "");
  return readers.find(reader => reader !== path && plain(reader) === plain(path)) ?? null;
}

// As the server does: the address, then what the browser asks for, then Japanese.
function languageOf({ searchParams }: URL, spoken: readonly string[]): Language {
  const known = [...searchParams.getAll("lang"), ...spoken.map(tag => tag.split("-")[0]!.toLowerCase())];
  return known.find((code): code is Language => code === "ja" || code === "en") ?? "ja";
}
