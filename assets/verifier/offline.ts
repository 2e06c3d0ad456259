// Row 4.4.3: verifies on this device, by what it fetched while there was a network. A code in the address is taken out of it and kept nowhere.
import type { JudgeAnswer, JudgeQuestion } from "./judging/asked.js";
import { Calls } from "./judging/calls.js";
import { Knowledge } from "./offline/knowledge.js";
import { showResult } from "./offline/result.js";
import { forget, readOne } from "./reading/one.js";
import { part, say, told } from "./words.js";

const judges = new Calls<JudgeQuestion, JudgeAnswer>(told("judges"));
const knowledge = new Knowledge();
const [before, after, result, heading, taken] = [part("before"), part("after"), part("result"), part("heading"), part("taken")];
const [pasted, fault] = [part<HTMLTextAreaElement>("c"), part("c-error")];
const title = document.title;
const betweenLooksMs = 60_000;
let turn = 0;

const { code, isPressed } = takeAddress();
readOne(text => void verify(text));
part("press").addEventListener("click", () => code !== null && void verify(code));
part("another").addEventListener("click", begin);
part("verify-form").addEventListener("submit", event => {
  event.preventDefault();
  const text = pasted.value.trim();
  showFault(text === "");
  if (text !== "") void verify(text);
});
part("prepare").addEventListener("click", () => void prepare());
// Nothing of a result comes back with the page.
addEventListener("pagehide", () => begin());
void look();
setInterval(() => void look(), betweenLooksMs);
if (code !== null && isPressed) void verify(code);
else taken.hidden = code === null;

/** The code in the address, which then has none, and whether its form was already sent. */
function takeAddress(): { code: string | null; isPressed: boolean } {
  const asked = new URLSearchParams(location.search);
  const [found, pressed, language] = [asked.get("c"), location.hash === "#pressed", asked.get("lang")];
  const isKnown = language === "ja" || language === "en";
  history.replaceState(null, "", "/w/offline" + (isKnown ? `?lang=${language}` : "") + (location.hash === "#camera" ? "#camera" : ""));
  return { code: found, isPressed: pressed };
}

async function look(): Promise<void> {
  knowledge.show((await judges.ask({ ask: "know" })).known);
}

async function verify(text: string): Promise<void> {
  const mine = ++turn;
  part("known").setAttribute("aria-busy", "true");
  const { verdict, known } = await judges.ask({ ask: "judge", text });
  part("known").removeAttribute("aria-busy");
  // The page may have been left, or another code read, meanwhile.
  if (mine !== turn) return;
  knowledge.show(known);
  const words = showResult(verdict, known);
  [before.hidden, after.hidden] = [true, false];
  document.title = title.replace(say("Heading"), () => words);
  heading.focus();
  scrollTo(0, 0);
}

function begin(): void {
  turn++;
  forget();
  pasted.value = "";
  showFault(false);
  result.className = "";
  heading.textContent = say("Heading");
  result.replaceChildren(heading);
  for (const list of ["times", "facts", "checks"]) part(list).replaceChildren();
  [before.hidden, after.hidden, taken.hidden] = [false, true, true];
  document.title = title;
  heading.focus();
}

function showFault(isWrong: boolean): void {
  fault.hidden = !isWrong;
  pasted.setAttribute("aria-invalid", String(isWrong));
  pasted.setAttribute("aria-describedby", isWrong ? "c-hint c-error" : "c-hint");
  if (isWrong) pasted.focus();
}

// The service worker keeps each of them when it is first asked for.
async function prepare(): Promise<void> {
  const answers = await Promise.all(told("readers").split(" ").map(name => fetch(name).then(answer => answer.ok, () => false)));
  await navigator.storage?.persist?.().catch(() => false);
  part("prepared").textContent = say(answers.every(isThere => isThere) ? "Prepared" : "NotPrepared");
}
