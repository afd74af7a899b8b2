/** How locators and evidence are said in a language of the site. */
import { isSeveralPages, type Locator } from "../citations/locator.ts";
import type { Evidence } from "../citations/record.ts";
import { dated } from "./format.ts";
import { translator } from "./translate.ts";

/** What these words need of a locale: whose messages, and by which locale `Intl` writes dates. */
interface Language {
  tag: string;
  format: string;
}

/** "p. 4", "pp. 7–9", "sec. 2.1" */
export const locatorWords = (locator: Locator, { tag }: Pick<Language, "tag">): string =>
  translator(tag)(`locator.${isSeveralPages(locator) ? "pages" : locator.label}`, { value: locator.value });

/** How and when words were seen: a sentence without capital and full stop. */
export const evidenceWords = ({ seen, date }: Evidence, { tag, format }: Language): string =>
  translator(tag)(`evidence.${seen}${date === undefined ? "Undated" : ""}`, date && dated(date, format));
