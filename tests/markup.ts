/** Holds finished pages against html-validate, which knows HTML's content models and much of what makes them usable. */
import { HtmlValidate } from "html-validate";
import type { Page } from "./site.ts";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
  rules: {
    // Tests of our own hold the digests against the files that they are of.
    "require-sri": "off",
    // Two texts side by side are rows of cells by ARIA alone: in a <table> the rows could not flow as one text on a
    // narrow screen without losing the table's meaning again, for which the roles would have to be there all the same.
    "prefer-native-element": ["error", { exclude: ["table", "rowgroup", "row", "cell"] }],
  },
});

interface Tolerated {
  rule: string;
  /** Where, as html-validate says it. */
  place: RegExp;
  reason: string;
}

const tolerated: readonly Tolerated[] = [
  {
    rule: "wcag/h32",
    place: /> source-list > form$/u,
    reason:
      "It is shown only where scripts run, which choose at once: a button would do nothing. H32 is one way to meet WCAG 3.2.2; here nothing but the list changes, and its number is said.",
  },
];

/** What is wrong with a page, one line each. */
export async function markupFaults({ address, html }: Page): Promise<string[]> {
  const { results } = await validator.validateString(html, address);
  return results
    .flatMap(({ messages }) => messages)
    .filter(
      ({ ruleId, selector }) => !tolerated.some(({ rule, place }) => rule === ruleId && place.test(selector ?? "")),
    )
    .map(
      ({ ruleId, message, line, column, selector }) =>
        `${address}:${line}:${column} ${ruleId}: ${message} (${selector})`,
    );
}

/** The names of the elements of a page, each with its classes and role. */
const partsOf = ({ html }: Page): Set<string> =>
  new Set(
    [...html.matchAll(/<([a-z][\w-]*)(?:[^<>]*?\s(class="[^"]*"))?(?:[^<>]*?\s(role="[^"]*"))?/gu)].map((match) =>
      match.slice(1).join(" "),
    ),
  );

/** A few of the pages that have between them every sort of element that all of them have. */
export function sampleOf(pages: Iterable<Page>): Page[] {
  const all = [...pages]
    .map((page) => ({ page, parts: partsOf(page) }))
    .toSorted((a, b) => b.parts.size - a.parts.size);
  const seen = new Set<string>();
  return all.flatMap(({ page, parts }) => {
    const isNew = [...parts].some((part) => !seen.has(part));
    for (const part of parts) seen.add(part);
    return isNew ? [page] : [];
  });
}
