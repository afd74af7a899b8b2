/** Says what keeps a text from being read as MDX: a bare "{" or "<" that was meant as text, or a tag left open. */

import { isFigure } from "../markdown/figures.ts";
import { elementFault, unclosedMessage, unopenedMessage } from "./html-rules.ts";

/** A finding with its place, both from 1. */
export interface MdxFault {
  line: number;
  column: number;
  message: string;
}

/**
 * @param error the parser's own words, which begin with "line:column: "
 * @param content the whole file
 */
export function mdxFault(error: string, content: string): MdxFault {
  const [, line = "1", column = "1", reason] = /^(\d+):(\d+): ([\s\S]*)$/u.exec(error) ?? [];
  const at = { line: Number(line), column: Number(column) };
  if (reason === undefined) return { ...at, message: `the text cannot be rendered: ${error}` };
  const written = content.split(/\r\n?|\n/u)[at.line - 1] ?? "";
  const plain = reason.replaceAll(/\s*\((?:mdx|note:|\d+:)[^)]*\)+/gu, "");
  const [pointed, message] = explain(plain, written, at.column);
  return { line: at.line, column: pointed, message };
}

/** Elements that are not closed, or closed without having been opened. */
function tagFault(reason: string): string | undefined {
  const [, closing, opening] = /closing tag `<\/([^>`]*)>`, expected corresponding .*`<([^>`]*)>`/u.exec(reason) ?? [];
  if (closing !== undefined && opening !== undefined)
    return `</${closing}> stands before </${opening}>; what is opened last is closed first, so write </${opening}> before it. For the character itself write “\\<”.`;
  const [, name, slash] = /closing tag (?:for )?`<((\/?)[^>`]*)>`/u.exec(reason) ?? [];
  if (name === undefined)
    return /closing tag/u.test(reason) ? `${reason}. For the character itself write “\\<”.` : undefined;
  if (isFigure({ name })) return `<${name}> is not closed; write </${name}> on a line of its own behind the caption.`;
  return slash === "/" ? unopenedMessage(name.slice(1)) : (elementFault(name) ?? unclosedMessage(name));
}

/** The column to point at, and the message. */
function explain(reason: string, line: string, column: number): [column: number, message: string] {
  const behind = line.slice(column - 1);
  if (/^(?:import|export)\b/u.test(line) && /oxc|import|export/iu.test(reason))
    return [1, `a line of MDX that begins with “${line.slice(0, 6)}” is read as code; begin it with another word.`];
  if (/in expression|parse expression/u.test(reason)) {
    // The parser points into the expression.
    const brace = line.lastIndexOf("{", column - 1);
    const hint = /^\s*#.*\{#/u.test(line) ? " The id of a heading stands last in its line, as in {#some-id}." : "";
    return [
      brace === -1 ? column : brace + 1,
      `“{” begins code in MDX, and this is none; for the character itself write “\\{”.${hint}`,
    ];
  }
  if (behind.startsWith("<!--")) return [column, "MDX has no comments of HTML; write {/* … */}, or take it out."];
  if (/^<(?:https?:|mailto:|[^\s<>@]+@)/iu.test(behind))
    return [column, "MDX has no links of this form; write [text](https://…)."];
  const [, breaking] = /^<(br|wbr)\b/u.exec(behind) ?? [];
  if (breaking !== undefined) return [column, `in MDX <${breaking}> is written <${breaking} />.`];
  const tag = tagFault(reason);
  if (tag !== undefined) return [column, tag];
  if (behind.startsWith("<"))
    return [
      column,
      "“<” begins a tag in MDX, and this is no whole one (a value in it stands between quotation marks); for the character itself write “\\<”.",
    ];
  return [column, `${reason}. For the characters themselves write “\\{” and “\\<”.`];
}
