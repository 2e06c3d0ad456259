// What a screen reader says of the page, from its title to its end: a line for each phrase, and one where the language changes.
import { virtual } from "@guidepup/virtual-screen-reader";

const elementOf = node => (node instanceof Element ? node : node.parentElement);
const languageOf = node => elementOf(node).closest("[lang]").lang;
// Where scripts run, a browser shows nothing of it.
const isForOthers = node => elementOf(node).closest("noscript") !== null;

globalThis.readAloud = async () => {
  const lines = [`title, ${document.title}`];
  let language = document.documentElement.lang;
  await virtual.start({ container: document.body });
  for (let phrase; phrase !== "end of document"; await virtual.next()) {
    phrase = await virtual.lastSpokenPhrase();
    if (isForOthers(virtual.activeNode)) continue;
    const current = languageOf(virtual.activeNode);
    if (current !== language) lines.push(`(${current})`);
    language = current;
    lines.push(phrase);
  }
  await virtual.stop();
  return lines;
};
