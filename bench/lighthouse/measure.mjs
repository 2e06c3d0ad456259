// What Lighthouse (mobile) says about pages: node bench/lighthouse/measure.mjs ADDRESS… [--submit ADDRESS] [--cookie "NAME=VALUE"] [--times 5]
// The installed Chromium measures each page several times; the run with the median of "performance" counts. --submit measures the page that follows when
// the form of a page is sent. The last lines are PATH:CATEGORY goal GOAL measured VALUE met|not met, preceded by each audit that a page fails. Only the
// address "/" may be found by search engines: the others must fail "is-crawlable", and their SEO is that of all other audits. Run "npm install" in this
// folder first.
import lighthouse, { startFlow } from "lighthouse";
import { launch } from "chrome-launcher";
import { connect } from "puppeteer-core";

const words = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = words.indexOf(name);
  return at < 0 ? otherwise : words.splice(at, 2)[1];
};
const cookie = option("--cookie");
const form = option("--submit");
const times = Number(option("--times", "5"));
const goals = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const flags = { onlyCategories: Object.keys(goals), extraHeaders: cookie ? { Cookie: cookie } : undefined };
const chrome = await launch({ chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox"] });
const browser = await connect({ browserURL: `http://127.0.0.1:${chrome.port}`, defaultViewport: null });
const results = [];

const opened = async address => (await lighthouse(address, { port: chrome.port, ...flags })).lhr;

async function sent(address) {
  const page = await browser.newPage();
  const flow = await startFlow(page, { flags });
  await page.goto(address);
  await flow.startNavigation();
  await page.click("main form button");
  await flow.endNavigation();
  const [{ lhr }] = (await flow.createFlowResult()).steps;
  await page.close();
  return lhr;
}

async function median(run) {
  const runs = [];
  for (let i = 0; i < times; i++) runs.push(await run());
  return runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score)[Math.floor(times / 2)];
}

// As Lighthouse weighs audits, without one that must fail.
function scoreOf(lhr, category) {
  const counted = lhr.categories[category].auditRefs.filter(ref => ref.id !== "is-crawlable" && ref.weight > 0 && lhr.audits[ref.id].score !== null);
  const weight = counted.reduce((sum, ref) => sum + ref.weight, 0);
  return Math.round((100 * counted.reduce((sum, ref) => sum + ref.weight * lhr.audits[ref.id].score, 0)) / weight);
}

function tell(name, lhr, isFound) {
  for (const [category, goal] of Object.entries(goals)) {
    const score = isFound ? Math.round(lhr.categories[category].score * 100) : scoreOf(lhr, category);
    results.push(`${name}:${category} goal >=${goal} measured ${score} ${score >= goal ? "met" : "not met"}`);
    const failed = lhr.categories[category].auditRefs.map(ref => lhr.audits[ref.id]).filter(audit => audit.score !== null && audit.score < 0.9);
    for (const audit of failed) console.log(`${name} ${category}: ${audit.id}${audit.displayValue ? `, ${audit.displayValue}` : ""}`);
  }
}

try {
  for (const address of words) {
    const { pathname, search } = new URL(address);
    tell(pathname + (search ? "?…" : ""), await median(() => opened(address)), pathname === "/" && !cookie);
  }
  if (form) tell("result", await median(() => sent(form)), false);
} finally {
  await browser.disconnect();
  await chrome.kill();
}
console.log(results.join("\n"));
