/** Whether the passages of a record quote its source as a quotation should: short, once, and nothing but its words. */
import type { Passage } from "../citations/record.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadRecord } from "./references.ts";

/** A longer quotation is hardly read beside a claim, and hardly fair use of the source. */
const MOST_WORDS = 60;

/** What is wrong with the passages of a record. */
export function passageProblems({ reference, placeOf, placeOfKey }: ReadRecord): Problem[] {
  const firsts = new Map<string, string>();
  return [...reference.passages].flatMap(([id, passage]): Problem[] => {
    const words = comparable(passage.quote);
    const first = firsts.get(words);
    firsts.set(words, first ?? id);
    const place = placeOf(["passages", id, "quote"]);
    const problems = quotationProblems(passage, reference.language).map(({ rule, message }) =>
      problemAt(place, rule, message),
    );
    if (first === undefined) return problems;
    const message = `the passage “${id}” has the words of “${first}” in line ${placeOfKey(["passages", first]).line}; keep one of the two, and cite that.`;
    return [...problems, problemAt(placeOfKey(["passages", id]), "passage-unique", message)];
  });
}

type Finding = { rule: "quotation-plain" | "quotation-short"; message: string };

function quotationProblems({ quote }: Passage, language: string): Finding[] {
  const count = wordsIn(quote, language);
  const findings: Finding[] = [];
  if (count > MOST_WORDS) {
    const message = `the quotation has ${count} words, more than ${MOST_WORDS}; cut it with “[…]”, or make several passages of it.`;
    findings.push({ rule: "quotation-short", message });
  }
  const plain = withoutMarks(quote);
  if (plain !== undefined) {
    const message = `the quotation stands in quotation marks of its own, which pages put around it; write “${excerpt(plain)}” without them.`;
    findings.push({ rule: "quotation-plain", message });
  }
  return findings;
}

const comparable = (quote: string): string => quote.replaceAll(/\s+/gu, " ").trim().toLowerCase();

const excerpt = (text: string): string => (text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text);

const segmenters = new Map<string, Intl.Segmenter>();

/** Words as the language has them, spaces between them or not; most quotations are too short to be asked. */
function wordsIn(quote: string, language: string): number {
  if (quote.length <= MOST_WORDS) return 0;
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: "word" });
  segmenters.set(language, segmenter);
  let count = 0;
  for (const { isWordLike } of segmenter.segment(quote)) if (isWordLike) count++;
  return count;
}

/** Opening and closing marks of the languages that we know, and what may not stand between them if they are a pair. */
const MARKS = [
  /^"([^"]+)"$/u,
  /^“([^“”]+)”$/u,
  /^„([^„“”]+)[“”]$/u,
  /^«\s?([^«»]+?)\s?»$/u,
  /^»([^«»]+)«$/u,
  /^‘([^‘’]+)’$/u,
];

const withoutMarks = (quote: string): string | undefined =>
  MARKS.map((marks) => marks.exec(quote.trim())?.[1]).find((inside) => inside !== undefined);
