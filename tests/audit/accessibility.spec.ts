/**
 * WCAG 2.0 to 2.2, A and AA, with the contrast of AAA and what axe holds for good practice, on every type of page: in
 * every language, light, dark and with forced colours, wide and narrow, with everything open that opens.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright/test";
import { expect, test } from "../e2e/reader.ts";
import { fillSearch, onEveryPage, openCard, openFolds, openSearch } from "./pages.ts";

/** What axe cannot decide alone, and a person has decided. */
interface Triaged {
  rule: string;
  /** A selector of all the elements that this is about. */
  selector: string;
  /** What axe says of them, by its own word for it; where it says several things. */
  because?: string;
  reason: string;
}

const RULES = {
  runOnly: {
    type: "tag" as const,
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
  // Off in axe unless asked for.
  rules: { "target-size": { enabled: true }, "color-contrast-enhanced": { enabled: true } },
};

const MEDIA = [
  { colorScheme: "light", forcedColors: "none" },
  { colorScheme: "dark", forcedColors: "none" },
  { colorScheme: "light", forcedColors: "active" },
] as const;
const WIDTHS = [1280, 320];

/** A page as it is, and with what lies over it: each is opened, looked at, and closed again. */
const STATES = [
  { part: "html", open: (page: Page) => openFolds(page).then(() => true) },
  { part: ".card", open: openCard },
  { part: "dialog", open: openSearch },
] as const;

/** What axe finds in the present state of a page, a line each; what has been triaged is counted in `met`. */
async function findingsOn(page: Page, part: string, triaged: readonly Triaged[], met: Set<Triaged>): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ ...RULES, resultTypes: ["violations", "incomplete"] });
  const { violations, incomplete } = await axe.include(part).analyze();
  const line = (kind: string, id: string, target: unknown, summary = ""): string =>
    `${kind} ${id} ${target} ${summary.split("\n")[1]?.trim()}`;
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => line("violation", id, target, failureSummary)),
  );
  for (const { id, nodes } of incomplete) {
    for (const node of nodes) {
      const checks = [...node.any, ...node.all, ...node.none];
      const said = checks.map(({ data }) => data?.messageKey);
      const fitting = triaged.filter(({ rule, because }) => rule === id && (!because || said.includes(because)));
      const known = await triagedAs(page, String(node.target), fitting);
      if (known) met.add(known);
      else found.push(`incomplete ${id} ${said} ${node.target} ${checks.map(({ message }) => message).join(" ")}`);
    }
  }
  return found;
}

async function triagedAs(page: Page, target: string, triaged: readonly Triaged[]): Promise<Triaged | undefined> {
  const selectors = triaged.map(({ selector }) => selector);
  const at = await page.evaluate(
    ([address, all]) => all.findIndex((selector) => document.querySelector(address)?.matches(selector)),
    [target, selectors] as const,
  );
  return triaged[at];
}

test("axe finds nothing, and what it cannot decide has been decided", async ({ browser }) => {
  test.setTimeout(10_800_000);
  const triaged: Triaged[] = JSON.parse(await readFile(join(import.meta.dirname, "axe-incomplete.json"), "utf8"));
  const met = new Set<Triaged>();
  const found = await onEveryPage(browser, async (page) => {
    const lines: string[] = [];
    await fillSearch(page);
    for (const media of MEDIA) {
      await page.emulateMedia({ ...media, reducedMotion: "reduce" });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 720 });
        for (const { part, open } of STATES) {
          await page.evaluate(() => scrollTo(0, 0));
          if (!(await open(page))) continue;
          lines.push(...(await findingsOn(page, part, triaged, met)));
          await page.keyboard.press("Escape");
        }
      }
    }
    return lines;
  });
  expect(found).toEqual([]);
  expect(
    triaged.filter((entry) => !met.has(entry)),
    "entries that are never met",
  ).toEqual([]);
});
