import { chromium } from "playwright";
import { serve } from "./src/cli/serve.ts";
const server = await serve({ root: "/tmp/kb-w3/dist", base: "/", port: 0 });
const url = String(server.url ?? "").replace(/\/$/,""); console.log(url, Object.keys(server));
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
for (const [w, scheme] of [[1280,"light"],[390,"dark"]]) {
  const p = await b.newPage({ viewport: { width: w, height: 900 }, colorScheme: scheme });
  for (const [n, a] of [["fw-en","/en/framework-support/"],["fw-it","/it/framework-supportati/"],["vs-it","/it/prestazioni-rispetto-alle-gpu/"],["vs-en","/en/performance-versus-gpus/"],["db-it","/it/debug-profilazione-portabilita/"]]) {
    await p.goto(url + a.replace(/\/$/, "/"));
    const figs = await p.locator("figure.figure").all();
    let i=0; for (const f of figs) { await f.screenshot({ path: `/tmp/w3-${n}-${w}-${i++}.png` }).catch(e=>console.log(String(e).slice(0,80))); }
    if (n==="db-it") { for (const [k,t] of (await p.locator("table").all()).entries()) await t.screenshot({ path: `/tmp/w3-db-it-${w}-t${k}.png` }); }
    console.log(n, w, figs.length, await p.evaluate(() => document.documentElement.scrollWidth));
  }
}
await b.close(); process.exit(0);
