/** Parts a Markdown file into its frontmatter and its text. */
import { startOf } from "./files.ts";
import type { Problem } from "./problems.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

const FENCE = /^---[ \t]*(?:\r\n|\n|\r|$)/u;
const CLOSING = /^---[ \t]*$/mu;

/**
 * @returns the YAML between the fences, or the problem that kept it from being found
 */
export function readFrontmatter(text: string, file: string): YamlSource | Problem {
  const start = startOf(file);
  if (text.trim() === "") {
    return {
      ...start,
      rule: "text-present",
      message: "the file is empty; begin with the frontmatter that README.md shows under “Write an article”.",
    };
  }
  const opening = FENCE.exec(text)?.[0];
  if (opening === undefined) {
    return {
      ...start,
      rule: "frontmatter-closed",
      message: "the file does not begin with frontmatter; its first line must be “---”.",
    };
  }
  const rest = text.slice(opening.length);
  const closing = CLOSING.exec(rest);
  if (closing === null) {
    return {
      ...start,
      rule: "frontmatter-closed",
      message: "the frontmatter is never closed; put a line “---” after its last field.",
    };
  }
  if (rest.slice(closing.index + closing[0].length).trim() === "") {
    return {
      ...start,
      rule: "text-present",
      message: "there is no text below the frontmatter; write it, or remove the file.",
    };
  }
  return readYaml(rest.slice(0, closing.index), file, 1);
}

/** What stands below the frontmatter of a file that has one, whatever its lines ended in. */
export function textBelow(text: string): string {
  const rest = text.replace(FENCE, "");
  const closing = CLOSING.exec(rest);
  const body = closing === null ? rest : rest.slice(closing.index + closing[0].length);
  return `${withoutEmptyLines(body.replaceAll(/\r\n?/gu, "\n"))}\n`;
}

/** A text without what is empty around it; what indents its first line may make code of it, and stays. */
export const withoutEmptyLines = (text: string): string =>
  text.replace(/^(?:[ \t]*\n)+/u, "").replace(/[ \t\n]+$/u, "");
