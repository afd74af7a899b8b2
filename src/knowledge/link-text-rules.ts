/** Whether readers see links as links, and know by their words where they lead. */
import { translator } from "../i18n/translate.ts";
import type { Analysis, BrokenLink, WrittenLink } from "../markdown/analysis.ts";
import type { Finding } from "./address-rules.ts";
import { type Problem, problemAt } from "./problems.ts";

interface Text {
  file: string;
  locale: string;
  analysis: Analysis;
}

/** Every problem with how the links of one text are written. */
export function linkTextProblems(text: Text): Problem[] {
  const { links, brokenLinks } = text.analysis;
  const vague = vagueWords(text.locale);
  const problemOf = (link: WrittenLink | BrokenLink, found: Finding | undefined): Problem[] =>
    found === undefined ? [] : [problemAt({ file: text.file, ...link }, found.rule, found.message)];
  // Markdown may take the address in a broken link for a link of its own.
  const broken = new Set(brokenLinks.map(({ line, column, written }) => `${line}:${column + written.length}`));
  const isOwn = ({ line, column }: WrittenLink): boolean => !broken.has(`${line}:${column}`);
  return [
    ...brokenLinks.flatMap((link) => problemOf(link, brokenFault(link))),
    ...links.filter(isOwn).flatMap((link) => problemOf(link, wordFault(link, vague))),
    ...doubleDefinitions(text),
  ];
}

function brokenFault({ form, written }: BrokenLink): Finding {
  const literal = "To have it as plain text, write “\\[”.";
  if (form === "undefined")
    return {
      rule: "link-defined",
      message: `“${written}” is no link, because the text does not define its name; write a line “${/\[[^[\]]+\](?:\[\])?$/u.exec(written)?.[0].replace("][]", "]") ?? ""}: address”, or [text](address). ${literal}`,
    };
  if (form === "image")
    return {
      rule: "link-whole",
      message: `“${written}” is no image; write ![what is to be seen](name.png), with nothing between “]” and “(”, and no white space in the name. ${literal}`,
    };
  return {
    rule: "link-whole",
    message: `“${written}” looks like a link and is none: nothing stands between “]” and “(”, and no white space in the address (write %20 for it). ${literal}`,
  };
}

/** The first definition of a name is taken; what the others say is lost. */
function doubleDefinitions({ file, analysis }: Text): Problem[] {
  const first = new Map<string, WrittenLink>();
  return analysis.links
    .filter(({ form }) => form === "definition")
    .flatMap((link): Problem[] => {
      const other = first.get(link.text);
      first.set(link.text, other ?? link);
      if (other === undefined) return [];
      const message = `“[${link.text}]:” is defined in line ${other.line} already, and that is where its links lead; give this one another name, or take it out.`;
      return [problemAt({ file, ...link }, "link-defined", message)];
    });
}

const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Words of a language that tell nothing about where a link leads. */
const vagueWords = (locale: string): ReadonlySet<string> =>
  new Set(translator(locale)("link.vague").split("|").map(plainWords));

/** People read links out of their text too, as a list for example (WCAG 2.2, 2.4.4 and 2.4.9). */
function wordFault({ destination, form, text }: WrittenLink, vague: ReadonlySet<string>): Finding | undefined {
  if (form === "link" && vague.has(plainWords(text)))
    return { rule: "link-worded", message: `“${text}” does not tell where the link leads; take words that do.` };
  if (form === "bare" && /^https?:/iu.test(destination))
    return {
      rule: "link-worded",
      message: `readers would see the bare address; give the link words, [text](${destination}), or cite it if it is a source.`,
    };
  return undefined;
}
