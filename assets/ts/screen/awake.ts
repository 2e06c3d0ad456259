type Need = "press" | "view";

/** Keeps the screen on while something needs it: a press, or the view that fills the screen. @returns The switch for the latter. */
export function awake(place: HTMLElement): (needed: boolean) => void {
  const button = place.querySelector<HTMLElement>("[data-awake]");
  const said = place.querySelector<HTMLElement>("[data-awake-said]");
  if (!button || !said || !("wakeLock" in navigator)) return () => undefined;
  const needs = new Set<Need>();
  let lock: WakeLockSentinel | undefined;

  const tell = () => {
    const words = said.dataset[needs.size === 0 ? "off" : lock?.released === false ? "on" : "refused"] ?? "";
    if (said.textContent !== words) said.textContent = words;
  };
  // A browser lets go of it by itself where the page is not seen, or the battery is low.
  const look = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      if (needs.size === 0) {
        await lock?.release();
      } else if (lock?.released !== false) {
        lock = await navigator.wakeLock.request("screen");
        lock.addEventListener("release", tell);
      }
    } catch {
      lock = undefined;
    }
    tell();
  };
  const set = (need: Need, needed: boolean) => {
    if (needed) needs.add(need);
    else needs.delete(need);
    button.setAttribute("aria-pressed", String(needs.has("press")));
    void look();
  };

  button.hidden = false;
  place.querySelectorAll<HTMLElement>("[data-by-hand]").forEach(words => (words.hidden = true));
  button.addEventListener("click", () => set("press", !needs.has("press")));
  document.addEventListener("visibilitychange", () => {
    if (needs.size > 0) void look();
  });
  return needed => set("view", needed);
}
