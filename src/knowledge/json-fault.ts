/** Where a text stops being JSON (RFC 8259), and what was expected there: `JSON.parse` does not always tell. */

export interface JsonFault {
  offset: number;
  message: string;
}

const STRING = String.raw`"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(`(?<text>${STRING})|(?<word>${NUMBER}|true|false|null)|(?<sign>[{}[\\],:])`, "y");

/** What may come next. */
type Expected = "value" | "name" | "colon" | "more" | "end";

const WORDS: Record<Expected, string> = {
  value: "write a text in double quotation marks, or a group in braces",
  name: "write a name in double quotation marks",
  colon: "write a colon behind the name",
  more: "write a comma between two entries, or a brace behind the last",
  end: "delete what stands behind the last brace",
};

/** The first fault of a text, or `undefined` when it is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let expected: Expected = "value";
  let mayClose = false;
  let offset = 0;
  while (true) {
    offset = skipSpace(text, offset);
    if (offset >= text.length) return expected === "end" ? undefined : ended(offset, open);
    TOKEN.lastIndex = offset;
    const { text: string, word, sign } = TOKEN.exec(text)?.groups ?? {};
    const token = string ?? word ?? sign;
    const next: [Expected, boolean] | undefined =
      token === undefined ? undefined : step(expected, mayClose, { string, word, sign }, open);
    if (token === undefined || next === undefined) return { offset, message: say(text, offset, expected, sign) };
    [expected, mayClose] = next;
    offset += token.length;
  }
}

interface Token {
  string: string | undefined;
  word: string | undefined;
  sign: string | undefined;
}

/** What may follow a token, and whether a bracket may close then; `undefined` where the token may not stand. */
function step(
  expected: Expected,
  mayClose: boolean,
  { string, word, sign }: Token,
  open: string[],
): [Expected, boolean] | undefined {
  if (mayClose && sign !== undefined && sign === open.at(-1)) {
    open.pop();
    return behind(open);
  }
  switch (expected) {
    case "more":
      return sign === "," ? [open.at(-1) === "}" ? "name" : "value", false] : undefined;
    case "colon":
      return sign === ":" ? ["value", false] : undefined;
    case "name":
      return string === undefined ? undefined : ["colon", false];
    case "value":
      return string === undefined && word === undefined ? opened(sign, open) : behind(open);
    default:
      return undefined;
  }
}

const behind = (open: readonly string[]): [Expected, boolean] => [open.length === 0 ? "end" : "more", true];

function opened(sign: string | undefined, open: string[]): [Expected, boolean] | undefined {
  if (sign !== "{" && sign !== "[") return undefined;
  open.push(sign === "{" ? "}" : "]");
  return [sign === "{" ? "name" : "value", true];
}

function skipSpace(text: string, offset: number): number {
  let at = offset;
  while (/[ \t\n\r]/u.test(text.charAt(at))) at++;
  return at;
}

const ended = (offset: number, open: readonly string[]): JsonFault => ({
  offset,
  message:
    open.length === 0 ? "the file is empty; write {} or delete it" : `the file ends here; write “${open.at(-1)}”`,
});

function say(text: string, offset: number, expected: Expected, sign: string | undefined): string {
  if (text.startsWith("//", offset) || text.startsWith("/*", offset) || text.startsWith("#", offset))
    return "JSON has no comments; delete it";
  if (text.charAt(offset) === '"' && sign === undefined && (expected === "value" || expected === "name"))
    return "the text that begins here is not closed in its line, or holds a backslash that begins no escape; write \\\\ for a backslash";
  if (sign === "}" && expected === "name") return "a comma stands behind the last entry; delete it";
  return `“${String.fromCodePoint(text.codePointAt(offset) ?? 0)}” cannot stand here; ${WORDS[expected]}`;
}
