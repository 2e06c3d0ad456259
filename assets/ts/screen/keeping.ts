import { forget, keep, keptPage } from "../shared/kept-screens";

/** On the page with a session: the presses that keep a copy and remove it. A copy that is there is made anew, so that it is as of now. */
export function keeping(place: HTMLElement, id: string): void {
  const part = place.querySelector<HTMLElement>("[data-keep]");
  const said = place.querySelector<HTMLElement>("[data-keep-said]");
  if (!part || !said) return;
  const credential = { owner: place.dataset["owner"] ?? "", id };
  const put = () => keep(credential, part.dataset["keep"] ?? "", JSON.parse(part.dataset["assets"] ?? "[]") as string[]);

  const show = async () => {
    const page = await keptPage(id);
    part.querySelectorAll<HTMLElement>("[data-when]").forEach(one => (one.hidden = one.dataset["when"] !== (page ? "kept" : "not-kept")));
    if (page) part.querySelector("[data-as-of]")?.replaceChildren(await asOf(page));
    part.hidden = false;
  };
  const press = (button: string, act: () => Promise<void>, words: string) => {
    part.querySelector(button)?.addEventListener("click", async () => {
      said.textContent = "";
      try {
        await act();
        said.textContent = words;
      } catch {
        said.textContent = said.dataset["failed"] ?? "";
      }
      await show();
    });
  };

  press("[data-keeps]", async () => {
    await put();
    // Otherwise a browser drops it when the device is full. It may refuse.
    void navigator.storage?.persist?.().catch(() => undefined);
  }, "");
  press("[data-forgets]", () => forget(kept => kept.id === id), said.dataset["forgotten"] ?? "");
  void (async () => {
    await show();
    if (await keptPage(id)) await put().then(show, () => undefined);
  })();
}

/** On the copy: how old it is, its end, and the press that removes it. */
export function copy(place: HTMLElement, id: string): void {
  const part = (name: string) => place.querySelector<HTMLElement>(`[${name}]`);
  const leave = (shown: "data-expired" | "data-keep-said") => {
    part("data-valid")?.remove();
    place.querySelectorAll("[data-forgets]").forEach(button => button.remove());
    const words = part(shown);
    if (words) words.hidden = false;
    return forget(kept => kept.id === id);
  };
  if (Date.parse(place.dataset["until"] ?? "") <= Date.now()) void leave("data-expired");
  const made = Date.parse(place.querySelector("time[data-as-of]")?.getAttribute("datetime") ?? "");
  const age = part("data-age");
  if (age && made <= Date.now()) age.textContent = ageIn(Date.now() - made);
  part("data-forgets")?.addEventListener("click", async () => {
    await leave("data-keep-said");
    const said = part("data-keep-said");
    if (said) said.textContent = said.dataset["forgotten"] ?? "";
  });
}

// The copy says in the words of all pages as of when it is.
async function asOf(page: Response): Promise<string> {
  return new DOMParser().parseFromString(await page.text(), "text/html").querySelector("time[data-as-of]")?.textContent ?? "";
}

const units = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000]] as const;

/** 「（3 時間前）」: rounded to the older side. */
export function ageIn(ms: number, language: string = document.documentElement.lang): string {
  const [unit, length] = units.find(([, whole]) => ms >= whole) ?? units[2];
  const words = new Intl.RelativeTimeFormat(language, { numeric: "always" }).format(-Math.max(1, Math.ceil(ms / length)), unit);
  return language === "ja" ? `（${words}）` : ` (${words})`;
}
