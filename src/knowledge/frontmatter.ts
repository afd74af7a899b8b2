/** Parts a Markdown file into its frontmatter and its text. */
import { type Problem, problemAt } from "./problems.ts";
import type { RuleId } from "./rules.ts";
import { readYaml, type YamlSource } from "./yaml-source.ts";

const FENCE = /^---[ \t]*(?:\r\n|\n|\r|$)/u;
const CLOSING = /^---[ \t]*$/mu;
/** Lines that were meant as a fence: other numbers of hyphens, dashes, indented, of TOML, the end of a YAML document. */
const NEARLY = /^[ \t]*(?:-{2,}[ \t]*(?:ya?ml)?|[–—]+-?|\+{3,}|\.{3})[ \t]*$/mu;

/**
 * @returns the YAML between the fences, or the problem that kept it from being found
 */
export function readFrontmatter(text: string, file: string): YamlSource | Problem {
  const complain = (rule: RuleId, message: string, line = 1): Problem =>
    problemAt({ file, line, column: 1 }, rule, message);
  if (text.trim() === "") return complain("text-present", `the file is empty; ${templateOf(file)}.`);
  const opening = FENCE.exec(text)?.[0];
  if (opening === undefined) return complain("frontmatter-closed", unopened(text));
  const rest = text.slice(opening.length);
  const closing = CLOSING.exec(rest);
  if (closing === null) return complain("frontmatter-closed", unclosed(rest));
  if (rest.slice(closing.index + closing[0].length).trim() === "")
    return complain("text-present", "there is no text below the frontmatter; write it, or remove the file.");
  // The fence is a comment to YAML, so that its places are those of the file.
  const yaml = readYaml(`#${text.slice(1, opening.length + closing.index)}`, file);
  const prose = firstProse(rest.slice(0, closing.index), yaml.value === undefined ? PARAGRAPH : HEADING);
  if (prose !== undefined) {
    const message = `the frontmatter is not closed above line ${prose}, which is text; put a line “---” behind the last field.`;
    return complain("frontmatter-closed", message);
  }
  // Nothing between the fences is a group without fields: each that is missing can be told.
  return yaml.value === null ? { ...yaml, value: {} } : yaml;
}

function templateOf(file: string): string {
  const [, id, locale] = /(?:^|\/)articles\/([^/]+)\/([^/]+)\.mdx?$/u.exec(file) ?? [];
  if (id === undefined) return "begin with the frontmatter that README.md shows, or remove the file";
  return `remove it, and let “npm run kb -- new article ${id}” write one to begin with, or “npm run kb -- new translation ${id} ${locale}”`;
}

function unopened(text: string): string {
  const way = "its first line must be “---”";
  const lines = text.split(/\r\n?|\n/u);
  const index = lines.findIndex((line) => line.trim() !== "");
  const first = lines[index] ?? "";
  if (first.trim().startsWith("+++")) return `the file begins with frontmatter in TOML; write it as YAML: ${way}.`;
  if (first.trim() === "---" && first.startsWith("-"))
    return `the frontmatter begins in line ${index + 1}; ${way}, so delete what is above it.`;
  const fence = lines.findIndex((line, at) => line.trim() === "---" && /^[\w-]+:(?:\s|$)/u.test(lines[at + 1] ?? ""));
  if (fence > index)
    return `the frontmatter begins in line ${fence + 1}; ${way}, so delete what is above it, or put it below the second “---”.`;
  if (NEARLY.test(first)) return `the file begins with “${first}”; ${way}, three hyphens and nothing else.`;
  return `the file does not begin with frontmatter; ${way}.`;
}

function unclosed(rest: string): string {
  const nearly = NEARLY.exec(rest);
  if (nearly === null) return "the frontmatter is never closed; put a line “---” after its last field.";
  const line = rest.slice(0, nearly.index).split(/\r\n?|\n/u).length + 1;
  return `the frontmatter is never closed: line ${line} is “${nearly[0]}”, not “---”; write three hyphens and nothing else there.`;
}

/** Text where YAML was expected. What cannot be read as YAML may begin with anything but a field. */
const PARAGRAPH = /^(?![\w-]+:(?:\s|$))(?:#{1,6} )?\p{L}/u;
/** To YAML, a comment. */
const HEADING = /^#{2,6} \S/u;

/** The line, in the file, where between the fences the text begins: behind an empty line. */
function firstProse(yaml: string, kind: RegExp): number | undefined {
  const lines = yaml.split(/\r\n?|\n/u);
  const index = lines.findIndex((line, at) => lines[at - 1]?.trim() === "" && kind.test(line));
  return index < 0 ? undefined : index + 2;
}

/** Where the text below the frontmatter begins; 0 in a file without a frontmatter. */
export function textStart(text: string): number {
  const opening = FENCE.exec(text)?.[0];
  const closing = opening === undefined ? null : CLOSING.exec(text.slice(opening.length));
  return opening === undefined || closing === null ? 0 : opening.length + closing.index + closing[0].length;
}

/** What stands below the frontmatter of a file that has one, whatever its lines ended in. */
export const textBelow = (text: string): string =>
  `${withoutEmptyLines(text.slice(textStart(text)).replaceAll(/\r\n?|[\u2028\u2029]/gu, "\n"))}\n`;

/** A text without what is empty around it; what indents its first line may make code of it, and stays. */
export const withoutEmptyLines = (text: string): string =>
  text.replace(/^(?:[ \t]*\n)+/u, "").replace(/[ \t\n]+$/u, "");
