// Opens each page in a headless browser, light and dark, on a telephone and on a desk, and prints what is wrong as JSON.
//
//   node axe.mjs BROWSER PAGE.html…
//
// One object per page and view: axe-core's violations, what the browser complained of (a policy that blocks the page's
// own style shows here), what the page asked the network for, and how many pixels it is wider than the window.
// axe is evaluated from outside, so the page is judged under its own Content-Security-Policy.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, ...files] = process.argv.slice(2);
const views = ["light", "dark"].flatMap((colorScheme) =>
  [320, 1280].map((width) => ({ colorScheme, viewport: { width, height: 900 } })),
);

async function look(context, file) {
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  const address = pathToFileURL(file).href;
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) requests.push(request.url());
  });
  await page.goto(address);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  await page.close();
  return { violations: violations.map(short), complaints, requests, overflow: Math.max(0, overflow) };
}

function short({ id, help, nodes }) {
  return { id, help, nodes: nodes.slice(0, 5).map(({ html, failureSummary }) => ({ html, failureSummary })) };
}

const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const found = await Promise.all(
  views.map(async (view) => {
    const context = await browser.newContext(view);
    const seen = [];
    for (const file of files) {
      seen.push({ file, colorScheme: view.colorScheme, width: view.viewport.width, ...(await look(context, file)) });
    }
    return seen;
  }),
);
await browser.close();
console.log(JSON.stringify(found.flat()));
