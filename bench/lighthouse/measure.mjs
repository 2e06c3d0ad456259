// What Lighthouse (mobile) says about pages: node bench/lighthouse/measure.mjs ADDRESS… [--cookie "NAME=VALUE"] [--times 5]
// The installed Chromium measures each page several times; the run with the median of "performance" counts. The last lines are HOST/PATH:CATEGORY
// VALUE GOAL ok|short, preceded by each audit that a page fails. Run "npm install" in this folder first.
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const words = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = words.indexOf(name);
  return at < 0 ? otherwise : words.splice(at, 2)[1];
};
const cookie = option("--cookie");
const times = Number(option("--times", "5"));
const categories = ["performance", "accessibility", "best-practices", "seo"];
const chrome = await launch({ chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox"] });
const results = [];

async function measure(address) {
  const runs = [];
  for (let i = 0; i < times; i++) {
    const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: categories, extraHeaders: cookie ? { Cookie: cookie } : undefined });
    runs.push(lhr);
  }
  return runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score)[Math.floor(times / 2)];
}

try {
  for (const address of words) {
    const lhr = await measure(address);
    const { host, pathname } = new URL(lhr.finalDisplayedUrl);
    const path = host + pathname;
    for (const category of categories) {
      const score = Math.round(lhr.categories[category].score * 100);
      results.push(`${path}:${category} ${score} >=100 ${score >= 100 ? "ok" : "short"}`);
      const failed = lhr.categories[category].auditRefs.map(ref => lhr.audits[ref.id]).filter(audit => audit.score !== null && audit.score < 0.9);
      for (const audit of failed) console.log(`${path} ${category}: ${audit.id}${audit.displayValue ? `, ${audit.displayValue}` : ""}`);
    }
  }
} finally {
  await chrome.kill();
}
console.log(results.join("\n"));
