/** The press that fills the screen with the code, on white. Where the browser knows full screen, its own bars go, too. @param stayOn Keeps the screen on. */
export function large(place: HTMLElement, stayOn: (needed: boolean) => void): void {
  const view = place.querySelector<HTMLDialogElement>("[data-large-view]");
  if (!view) return;
  place.querySelector("[data-large]")?.addEventListener("click", async () => {
    // First this: what is opened later lies above.
    await document.documentElement.requestFullscreen?.().catch(() => undefined);
    view.showModal();
    stayOn(true);
  });
  view.querySelector("[data-closes]")?.addEventListener("click", () => view.close());
  view.addEventListener("close", () => {
    stayOn(false);
    if (document.fullscreenElement) void document.exitFullscreen();
  });
  // Escape ends full screen before it closes a dialog.
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement) view.close();
  });
}
