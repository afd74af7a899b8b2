/** Whether what a text has besides Markdown can stand in it: a few elements of HTML, the figure, no code. */
import type { Analysis, HtmlPiece } from "../markdown/analysis.ts";
import { FIGURE_COMPONENT, isFigure } from "../markdown/figures.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";

interface Text {
  file: string;
  analysis: Analysis;
}

const names = (list: string): readonly string[] => list.split(" ");

/** Elements of a line of text that Markdown has nothing for, and that load, run and hide nothing. */
const ELEMENTS = names("abbr b bdi br cite del dfn i ins kbd mark q rp rt ruby samp small span sub sup time u var wbr");
/** Without end tag (HTML 13.1.2). */
const VOID = names("br wbr");

/** Attributes of any of them, and those of some. */
const ATTRIBUTES = names("lang dir");
const OWN_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  abbr: ["title"],
  dfn: ["title"],
  time: ["datetime"],
  ins: ["datetime"],
  del: ["datetime"],
};

const attributesOf = (name: string): readonly string[] => [
  ...ATTRIBUTES,
  ...(Object.hasOwn(OWN_ATTRIBUTES, name) ? (OWN_ATTRIBUTES[name] ?? []) : []),
];

/** What Markdown has for the commonest of the others. */
const INSTEAD = new Map(
  Object.entries({
    a: "a link is [text](https://…)",
    blockquote: "a quotation begins its lines with “> ”",
    code: "code stands between “`”",
    em: "emphasis is *text*",
    hr: "a rule is a line “---”",
    img: "an image is ![what it shows](file)",
    li: "an item of a list begins with “- ” or “1. ”",
    ol: "an item of a list begins with “1. ”",
    p: "an empty line ends a paragraph",
    pre: "code stands between lines of “```”",
    s: "what is struck out is ~~text~~",
    strong: "strong words are **text**",
    table: "a row of a table is | one | two |",
    ul: "an item of a list begins with “- ”",
    ...Object.fromEntries(
      [2, 3, 4].map((depth) => [`h${depth}`, `such a heading begins with “${"#".repeat(depth)} ”`]),
    ),
  }),
);

/** Every problem with the HTML, components and code of one text. */
export function htmlProblems(text: Text): Problem[] {
  return [...elementProblems(text), ...balanceProblems(text), ...componentProblems(text), ...codeProblems(text)];
}

function elementProblems({ file, analysis }: Text): Problem[] {
  const isMdx = file.endsWith(".mdx");
  return analysis.html.flatMap((piece): Problem[] => {
    // A figure in Markdown has a problem of its own.
    if (piece.form === "closing" || isFigure(piece)) return [];
    const fault = pieceFault(piece, isMdx);
    if (fault !== undefined) return [problemAt({ file, ...piece }, "html-allowed", fault)];
    return piece.attributes.flatMap((attribute) => attributeProblem(attribute, piece.name, file) ?? []);
  });
}

function attributeProblem(
  { name, isComputed, ...place }: HtmlPiece["attributes"][number],
  element: string,
  file: string,
): Problem | undefined {
  const allowed = attributesOf(element);
  if (isComputed) {
    const message = `the attribute “${name}” is computed, which a text does not do; write its value between quotation marks.`;
    return problemAt({ file, ...place }, "mdx-plain", message);
  }
  if (allowed.includes(name)) return undefined;
  const message = `the attribute “${name}” of <${element}> is not allowed; take it out. Allowed are ${allowed.join(", ")}.`;
  return problemAt({ file, ...place }, "html-allowed", message);
}

/** What is wrong with an element of this name, as the author wrote it, wherever it stands. */
export function elementFault(written: string): string | undefined {
  const name = written.toLowerCase();
  if (ELEMENTS.includes(name)) return undefined;
  const instead = INSTEAD.get(name) ?? (/^[A-Z](?:$|.*[a-z])/u.test(written) ? "code stands between “`”" : undefined);
  const hint = didYouMean(name, ELEMENTS) || (instead === undefined ? "" : ` In Markdown ${instead}.`);
  const way = hint || ` Take it out, or write one of ${ELEMENTS.join(", ")}.`;
  const what = written === "" ? "an element without a name" : `the element <${written}>`;
  return `${what} is not allowed in a text.${way} For the character itself write “\\<”.`;
}

function pieceFault({ form, name, written, around }: HtmlPiece, isMdx: boolean): string | undefined {
  if (form === "comment")
    return "a comment would be published with the page, and one left open hides what follows; take it out. For the characters themselves write “\\<!--”.";
  if (form === "declaration")
    return "declarations and instructions of HTML have no place in a text; take this one out. For the character itself write “\\<”.";
  const fault = elementFault(written);
  if (fault !== undefined || around !== undefined) return fault;
  return isMdx
    ? `<${name}> makes a block of its own here; put it into a line of text.`
    : `<${name}> begins a block of HTML, in which Markdown is not read; put it into a line of text.`;
}

const isOpening = ({ form, name }: HtmlPiece): boolean => form === "opening" && !VOID.includes(name);

/** Each element ends where it begins: in the same paragraph, cell or emphasis. */
function balanceProblems({ file, analysis }: Text): Problem[] {
  const lines = Map.groupBy(analysis.html, ({ around }) => around);
  return [...lines].flatMap(([around, pieces]) => {
    const { unclosed, unopened } = unbalanced(pieces);
    // What is not allowed, or not there, has its problem already.
    const open = around === undefined ? [] : unclosed.filter(({ name }) => ELEMENTS.includes(name));
    return [
      ...open.map((piece) => problemAt({ file, ...piece }, "html-balanced", unclosedMessage(piece.name))),
      ...unopened.map((piece) => problemAt({ file, ...piece }, "html-balanced", unopenedMessage(piece.name))),
    ];
  });
}

function unbalanced(pieces: readonly HtmlPiece[]): { unclosed: HtmlPiece[]; unopened: HtmlPiece[] } {
  const open: HtmlPiece[] = [];
  const unclosed: HtmlPiece[] = [];
  const unopened: HtmlPiece[] = [];
  /** Names of those that something around them closed: where they are closed themselves is no slip of its own. */
  const crossed: string[] = [];
  for (const piece of pieces) {
    if (isOpening(piece)) open.push(piece);
    if (piece.form !== "closing") continue;
    const index = open.findLastIndex(({ name }) => name === piece.name);
    if (index !== -1) {
      const inside = open.splice(index).slice(1);
      unclosed.push(...inside);
      crossed.push(...inside.map(({ name }) => name));
    } else if (crossed.includes(piece.name)) crossed.splice(crossed.indexOf(piece.name), 1);
    else unopened.push(piece);
  }
  return { unclosed: [...unclosed, ...open], unopened };
}

export const unclosedMessage = (name: string): string =>
  `<${name}> is not closed; write </${name}> behind its words, in the same paragraph and outside of what stands in it. For the character itself write “\\<”.`;

export const unopenedMessage = (name: string): string =>
  VOID.includes(name)
    ? `there is no </${name}>; write <${name}>.`
    : !ELEMENTS.includes(name)
      ? `</${name}> closes nothing; take it out. For the character itself write “\\<”.`
      : `</${name}> closes nothing; write <${name}> before its words, in the same paragraph and outside of what stands in it, or take it out.`;

function componentProblems({ file, analysis }: Text): Problem[] {
  return analysis.components.map(({ name, ...place }) => {
    const small = name.toLowerCase();
    const hint =
      didYouMean(name, [FIGURE_COMPONENT]) ||
      (ELEMENTS.includes(small) ? ` Did you mean <${small}>?` : "") ||
      ` The only one is <${FIGURE_COMPONENT}>. For the character itself write “\\<”.`;
    return problemAt({ file, ...place }, "component-known", `there is no component <${name}>.${hint}`);
  });
}

/** UTF-16 units of code that are quoted. */
const QUOTED = 40;

function codeProblems({ file, analysis }: Text): Problem[] {
  return analysis.code.map(({ written, ...place }) => {
    const quoted = written.length > QUOTED ? `${written.slice(0, QUOTED).trimEnd()} …` : written;
    const message = written.startsWith("{")
      ? `“${quoted}” is code, which a text does not run; write what it should say. For the characters themselves write “\\{” and “\\}”.`
      : `“${quoted}” is code, which a text does not run; take it out. <${FIGURE_COMPONENT}> needs no import; words that are no code do not stand first in their line.`;
    return problemAt({ file, ...place }, "mdx-plain", message);
  });
}
