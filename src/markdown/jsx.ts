/** What MDX adds to the tree of Markdown. */
import type { MdastNode } from "satteri";

export type Element = Readonly<Extract<MdastNode, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>>;

/** Whether an expression is nothing but comments, and at least one. */
export const isComment = (code: string): boolean =>
  code.trim() !== "" && code.replaceAll(/\/\*.*?\*\//gsu, "").trim() === "";

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
