/** What a bibliography's entry says, in the words of the page's language: text and addresses without a form. */
import { doiAddress, stopAfter } from "../citations/entry.ts";
import { citedWordsAddress } from "../citations/text-fragment.ts";
import { evidenceWords } from "../i18n/citation-words.ts";
import { formatDate, formatListParts, type ListPart } from "../i18n/format.ts";
import { inLanguage } from "../i18n/language-words.ts";
import { type WordsIn, wordsIn } from "../i18n/parts.ts";
import { translator } from "../i18n/translate.ts";
import type { Entry } from "../knowledge/bibliography.ts";
import type { Locale } from "../knowledge/model.ts";
import { foreignTo } from "../knowledge/queries.ts";
import { standingOf, type Words } from "../knowledge/standing.ts";

export interface EntryWords {
  /** "Jouppi, N. P. and others" in parts, without a full stop; empty when the source names nobody. */
  authors: readonly ListPart[];
  title: Words;
  /** Of title, container and quotations. */
  own: WordsIn;
  container: string | undefined;
  /** Date, kind, language, DOI, standing, how it was read, copies. */
  details: Words[];
  /**
   * The words that were cited, with where they stand in the source (in its own words or not), and which citations of it rest on them: counted
   * from 1 as a reader meets them, footnotes last.
   */
  passages: { quote: string; place: Words & { isOwn: boolean }; seen: string | undefined; uses: number[] }[];
}

export function entryWords(entry: Entry, locale: Locale): EntryWords {
  const { reference, parts } = entry;
  const t = translator(locale.tag);
  const { warning, details: standing } = standingOf(entry, locale);
  const names = [...parts.authors, ...(parts.moreAuthors ? [t("bibliography.others")] : [])];
  const lang = foreignTo(locale, reference.language);
  return {
    authors: formatListParts(names, locale.format),
    title: { text: parts.title, address: parts.address },
    own: wordsIn(reference.language, locale),
    container: parts.container,
    details: [
      ...(parts.issued ? [{ text: formatDate(parts.issued, locale.format) }] : []),
      { text: t(`kind.${reference.kind}`) },
      ...(lang === undefined ? [] : [{ text: inLanguage(lang, locale) }]),
      ...(reference.doi === undefined ? [] : [{ text: `DOI ${reference.doi}`, address: doiAddress(reference.doi) }]),
      ...(warning === undefined ? [] : [{ text: warning }]),
      ...standing,
    ],
    passages: entry.passages.map(({ passage, uses }) => ({
      quote: passage.quote,
      uses: uses.map(({ use }) => use),
      seen: passage.evidence && evidenceWords(passage.evidence, locale),
      place: {
        text: passage.locator ?? t("passage.open"),
        address: citedWordsAddress(parts.address, passage),
        isOwn: passage.locator !== undefined,
      },
    })),
  };
}

export const ended = (text: string): string => `${text}${stopAfter(text)}`;
