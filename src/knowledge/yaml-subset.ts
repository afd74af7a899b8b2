/** What of YAML this format leaves out, found in the tokens of a text, where it has its exact place. */
import { CST, Lexer, Parser } from "yaml";
import type { RuleId } from "./rules.ts";
import { quoted } from "./yaml-words.ts";

export interface YamlFault {
  offset: number;
  rule: RuleId;
  message: string;
  /** Nothing that follows can be understood. */
  fatal?: boolean;
  /** What begins there, to end nowhere. */
  opens?: "quotation" | "bracket";
}

/** Deeper than anything that the site reads; what reads YAML calls itself for every level. */
const DEEPEST = 50;

/**
 * Tokens of a text. Reading ends where the text is nested too deep: the parser takes the square of the depth in time.
 */
export function tokensOf(text: string): { tokens: CST.Token[]; fault: YamlFault | undefined } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (depthOf(parser.stack) > DEEPEST) return { tokens: [], fault: tooDeep(parser.offset - lexeme.length) };
  }
  return { tokens: [...tokens, ...parser.end()], fault: undefined };
}

/** Only where it could be too much: a scalar and the document itself are on the stack too. */
const depthOf = (stack: readonly CST.Token[]): number =>
  stack.length > DEEPEST
    ? stack.filter(({ type }) => /^(?:block-map|block-seq|flow-collection)$/u.test(type)).length
    : 0;

const tooDeep = (offset: number): YamlFault => ({
  offset,
  rule: "yaml-shallow",
  message: `fields and lists are nested more than ${DEEPEST} deep here, and nothing that the site reads is; close a bracket, or indent less.`,
  fatal: true,
});

/** Every use of what the format leaves out, and what is opened and never closed. */
export function subsetFaults(tokens: readonly CST.Token[]): YamlFault[] {
  const faults: YamlFault[] = [];
  let documents = 0;
  for (const token of tokens) {
    if (token.type === "directive")
      faults.push({
        ...plain(token.offset, `“${token.source.trim()}” is not used here; delete the line.`),
        fatal: true,
      });
    if (token.type !== "document") continue;
    documents++;
    if (documents === 2)
      faults.push({
        ...plain(token.offset, "a second document begins here; keep one, and delete the line “---” or “...” between."),
        fatal: true,
      });
    CST.visit(token, ({ start, key, sep, value }) => {
      faults.push(...[...start, ...(sep ?? [])].flatMap(ofProperty));
      // What is merged is told with the “<<”.
      faults.push(...[key, isMergeKey(key) ? null : value].flatMap((node) => (node ? ofNode(node) : [])));
      faults.push(...cutOff(sep ?? [], value));
      if (isMergeKey(key))
        faults.push({ ...plain(key?.offset ?? 0, "“<<” merges nothing here; write the fields out."), fatal: true });
    });
  }
  return faults;
}

const plain = (offset: number, message: string): YamlFault => ({ offset, rule: "yaml-plain", message });

const isMergeKey = (key: CST.Token | null | undefined): boolean => key?.type === "scalar" && key.source === "<<";

/**
 * “Issue #12” is “Issue” and a comment, “The language C # today” too, and nobody sees that the rest is gone. Behind a
 * single word “# ” is a comment.
 */
function cutOff(sep: readonly CST.SourceToken[], value: CST.Token | null | undefined): YamlFault[] {
  const isPlain = value?.type === "scalar";
  if (value && !isPlain) return [];
  const behind = isPlain ? (value.end ?? []) : sep;
  const lineEnd = behind.findIndex(({ type }) => type === "newline");
  const comment = behind
    .slice(0, lineEnd < 0 ? undefined : lineEnd)
    .find(
      ({ type, source }) => type === "comment" && (/^#[^\s#!]/u.test(source) || (isPlain && /\s/u.test(value.source))),
    );
  if (comment === undefined) return [];
  const whole = quoted(`${isPlain ? `${value.source} ` : ""}${comment.source}`);
  const message = `“#” behind a space begins a comment, which is no part of the value; write ${whole} if it is one, or put the comment on a line of its own.`;
  return [plain(comment.offset, message)];
}

function ofProperty({ type, offset, source }: CST.SourceToken): YamlFault[] {
  // “&” alone is a slip of another kind.
  if (type === "anchor" && source !== "&")
    return [plain(offset, `the anchor “${source}” is not used here; delete it, or put the value in quotation marks.`)];
  if (type !== "tag") return [];
  return [
    plain(offset, `the tag “${source}” is not used here; write the plain value, or put all of it in quotation marks.`),
  ];
}

function ofNode(node: CST.Token): YamlFault[] {
  const unclosed = (opens: "quotation" | "bracket", what: string): YamlFault[] => [
    { offset: node.offset, rule: "yaml-parses", message: `${what} is never closed; close it.`, fatal: true, opens },
  ];
  switch (node.type) {
    case "alias":
      return [
        {
          ...plain(
            node.offset,
            `the alias “${node.source}” is not used here; write the value out, or put it in quotation marks.`,
          ),
          fatal: true,
        },
      ];
    case "double-quoted-scalar":
    case "single-quoted-scalar":
      return isClosed(node.source) ? [] : unclosed("quotation", `the quotation mark ${node.source.charAt(0)}`);
    case "flow-collection":
      return node.end.some(({ type }) => type === "flow-map-end" || type === "flow-seq-end")
        ? []
        : unclosed("bracket", `the bracket ${node.start.source}`);
    default:
      return [];
  }
}

/** Whether a quoted text ends in the mark that it begins with. */
const isClosed = (source: string): boolean => {
  const mark = source.charAt(0);
  if (source.length < 2 || !source.endsWith(mark)) return false;
  return mark === "'" || !/(?<!\\)(?:\\\\)*\\"$/u.test(source);
};
