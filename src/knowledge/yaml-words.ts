/** Says what is wrong with YAML in words for those who have never heard of a scalar. */
import type { YAMLError } from "yaml";

/** @param text the YAML that the error is about */
export function explainYaml({ code, message, pos }: YAMLError, text: string): string {
  const line = lineAt(text, pos[0]);
  const rest = line.slice(pos[0] - (text.lastIndexOf("\n", pos[0] - 1) + 1));
  switch (code) {
    case "TAB_AS_INDENT":
      return "a tab indents this line, and YAML takes spaces only; write spaces.";
    case "BLOCK_AS_IMPLICIT_KEY":
      if (/^[?-](?:\s|$)/u.test(rest))
        return `a value cannot begin with “${rest.charAt(0)} ”; put it in quotation marks: ${quoted(rest)}.`;
      return /:(?:\s|$)/u.test(rest)
        ? `the value holds “: ”, which begins a field; put it in quotation marks: ${quoted(rest)}.`
        : "the next line is indented as if it belonged to this value; begin it where the other fields begin.";
    case "MISSING_CHAR":
      return /map values/u.test(message) ? withoutColon(line) : other(message);
    case "MULTILINE_IMPLICIT_KEY":
      return withoutColon(line);
    case "BAD_SCALAR_START":
      return `a value cannot begin with “${text.charAt(pos[0])}”; put it in quotation marks: ${quoted(rest)}.`;
    case "BAD_ALIAS":
      return `“${text.charAt(pos[0])}” has a meaning of its own here; put the value in quotation marks: ${quoted(rest)}.`;
    case "BAD_DQ_ESCAPE":
      return "a backslash in double quotation marks begins an escape; write it twice, or use single quotation marks.";
    case "BAD_INDENT":
      return "this line is indented unlike its neighbours; begin it in the column of the fields that it belongs with.";
    case "NON_STRING_KEY":
      return "the name of a field is text, not a list or a group; write a name.";
    case "UNEXPECTED_TOKEN":
      return unexpected(message, line, rest);
    default:
      return other(message);
  }
}

const other = (message: string): string => `${firstLine(message)}; compare it with the example in .github/AUTHORS.md.`;

const firstLine = (message: string): string => (message.split("\n")[0] ?? message).replace(/[.:]$/u, "");

const lineAt = (text: string, offset: number): string => {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/u, "");
};

/** A value as it can stand in YAML: in the marks that it does not hold itself. */
export const quoted = (value: string): string => {
  const text = value.trim();
  const short = text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
  return short.includes('"') ? `'${short.replaceAll("'", "''")}'` : `"${short.replaceAll("\\", "\\\\")}"`;
};

const LONGEST_SAMPLE = 60;

function withoutColon(line: string): string {
  const [, name, value] = /^\s*([\w-]+):(\S.*)$/u.exec(line) ?? [];
  if (name !== undefined && value !== undefined) return `write a space behind the colon: ${name}: ${value.trim()}.`;
  const found = line.trim();
  return `“${found.length > LONGEST_SAMPLE ? `${found.slice(0, LONGEST_SAMPLE)}…` : found}” is no field; write “name: value”, or indent the line if the value above goes on here.`;
}

function unexpected(message: string, line: string, rest: string): string {
  // The whole value of a line that holds one field; a mark around all of it is not part of what was meant.
  const [, value] = /^\s*(?:- )?[\w-]+:\s+((["']).*|[[{][^:,]*[\]}].*)$/u.exec(line) ?? [];
  const sample = value?.replace(/^(["'])(.*)\1$/u, "$2");
  if (/at node end/u.test(message) && sample !== undefined)
    return `the value ends before this text; put all of it in one pair of quotation marks: ${quoted(sample)}.`;
  if (/at node end/u.test(message))
    return "text stands behind the end of the value; put all of it in one pair of quotation marks, and write an apostrophe in single ones twice ('').";
  if (/Block scalar header/u.test(message)) return "the text of “|” or “>” begins in the next line; write it there.";
  return `“${rest.trim().slice(0, 1)}” is not expected here; delete it, or put the value in quotation marks.`;
}
