/** The finished site that parts of the bench measure, and a browser that looks at it. */
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import process from "node:process";
import { type Browser, chromium } from "playwright";
import { currentKnowledge, openKnowledge } from "../../knowledge/current.ts";
import type { Knowledge } from "../../knowledge/model.ts";
import { readSettings } from "../../knowledge/settings.ts";
import { findBrowser } from "../browser.ts";
import { build } from "../build.ts";

/** A finished site: its folder, and the knowledge that it was built from. */
export interface FinishedSite {
  root: string;
  knowledge: Knowledge;
}

let finished: Promise<FinishedSite> | undefined;

/** The site of this run: the one in the folder that KB_OUT names, if there is one; otherwise one built for this, once. */
export function finishedSite(): Promise<FinishedSite> {
  finished ??= findOrBuild();
  return finished;
}

async function findOrBuild(): Promise<FinishedSite> {
  const named = process.env["KB_OUT"];
  if (named && existsSync(resolve(named, "404.html"))) {
    await openKnowledge(readSettings());
    console.log(`The site is the finished one in ${named}.`);
    return { root: resolve(named), knowledge: currentKnowledge() };
  }
  process.env["KB_OUT"] = named || ".cache/bench/dist";
  await build();
  const { outDir } = readSettings();
  console.log(`\nThe site was built for this, into ${relative(process.cwd(), outDir)}.`);
  return { root: outDir, knowledge: currentKnowledge() };
}

/**
 * Opens a browser for as long as the work takes.
 * @throws when there is none
 */
export async function inBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const found = findBrowser();
  if (found === undefined) throw new Error("There is no browser; `node src/cli/browser.ts` gets one.");
  const { executablePath, args } = found;
  const browser = await chromium.launch({ args, ...(executablePath !== undefined && { executablePath }) });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Prints lines under a title of their own. */
export function print(title: string, lines: readonly string[]): void {
  console.log(`\n${title}\n${lines.join("\n")}`);
}
