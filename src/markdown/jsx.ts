/** What of MDX is HTML or text that Markdown can hold as well. */
import type { MdastNode } from "satteri";

export type Element = Readonly<Extract<MdastNode, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>>;

const names = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** What may stand in a line of text; at its start it makes no block of HTML of it (CommonMark 4.6, kinds 1 and 6). */
const PHRASING = names(
  "a abbr audio b bdi bdo br button cite code data del dfn em i img input ins kbd label mark picture q rp rt ruby s samp " +
    "small span strong sub sup time u var video wbr",
);
/** Elements without an end tag; of all others HTML takes `<a/>` for an open one (HTML 13.1.2). */
const VOID = names("area base br col embed hr img input link meta source track wbr");
/** What is inside of them is no Markdown (CommonMark 4.6, kind 1). */
const RAW = names("pre script style textarea");

/**
 * Whether the tags of an element may stand in Markdown: the element is one of HTML and nothing in it is computed, and
 * Markdown inside of it stays Markdown.
 * @param opening its opening tag
 * @param rest what stands behind that tag
 */
export function isHtml({ type, name, attributes }: Element, opening: string, rest: string): boolean {
  if (!name || !/^[a-z][a-z\d]*$/u.test(name)) return false;
  const isPlain = ({ type: kind, value }: Element["attributes"][number]): boolean =>
    kind === "mdxJsxAttribute" && (typeof value === "string" || !value);
  if (!attributes.every(isPlain) || (opening.endsWith("/>") && !VOID.has(name))) return false;
  return PHRASING.has(name) || (type === "mdxJsxFlowElement" && !RAW.has(name) && isAlone(rest));
}

/** Whether nothing but the end of the line follows. */
export const isAlone = (rest: string): boolean => /^[ \t]*(?:\n|$)/u.test(rest);

/** The text that an expression is, where it is a plain string or number; otherwise it is computed. */
export function literalText(expression: string): string | undefined {
  const code = expression.trim();
  const [, , plain] = /^(["'`])([^\\"'`$\n]*)\1$/u.exec(code) ?? [];
  return plain ?? (/^\d+(?:\.\d+)?$/u.test(code) ? String(Number(code)) : stringOf(code));
}

/** A string in double quotes is one of JSON too, unless it has an escape that only JavaScript knows. */
function stringOf(code: string): string | undefined {
  if (!/^"(?:[^"\\]|\\.)*"$/u.test(code)) return undefined;
  try {
    return String(JSON.parse(code));
  } catch {
    return undefined;
  }
}

export const isComment = (code: string): boolean => code.replaceAll(/\/\*.*?\*\//gsu, "").trim() === "";

/** `{...props.call}`; `props` are those that the page gives to the rendered MDX. */
export const propsSpread = (call: string) => ({
  type: "mdxJsxExpressionAttribute" as const,
  value: `...props.${call}`,
});

/** `name={expression}`; `props` in it are those that the page gives to the rendered MDX. */
export const propsAttribute = (name: string, expression: string) => ({
  type: "mdxJsxAttribute" as const,
  name,
  value: { type: "mdxJsxAttributeValueExpression" as const, value: expression },
});
