// Row 3.7.1: the page that shows a credential, and its copy that is kept on the device. All of it is complete without this script, but for what only a
// script can do: to keep the screen on, to fill it, to share the PDF, and to keep the page.
import { awake } from "./screen/awake";
import { copy, keeping } from "./screen/keeping";
import { large } from "./screen/large";
import { sharing } from "./screen/sharing";
import { canKeep, forget } from "./shared/kept-screens";

const place = document.querySelector<HTMLElement>("[data-screen-of]");
const id = place?.dataset["screenOf"] ?? "";

if (place) {
  large(place, awake(place));
  sharing(place);
  if (canKeep()) {
    if (place.dataset["ended"] !== undefined) void forget(kept => kept.id === id);
    else if (place.dataset["until"] !== undefined) copy(place, id);
    else keeping(place, id);
  }
  for (const button of place.querySelectorAll<HTMLElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  place.querySelectorAll<HTMLElement>("[data-screen-tools]").forEach(tools => (tools.hidden = false));
}
