/** YAML with places: what a file says, and where it says it. */
import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import { placeOf as placeInText } from "../markdown/source-map.ts";
import type { Place, Problem } from "./problems.ts";

export interface YamlSource {
  value: unknown;
  problems: Problem[];
  /** Where the value at a path stands; the nearest existing ancestor when there is none. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** Where the key at the end of a path stands, for complaints about the key itself. */
  placeOfKey(path: readonly PropertyKey[]): Place;
  /**
   * Where the text at a path begins: in its line character by character, so that columns can be counted on from there;
   * nothing where escapes or several lines keep them from it.
   */
  placeOfText(path: readonly PropertyKey[]): Place | undefined;
}

/**
 * Reads YAML 1.2 (core schema: dates stay strings). Aliases, merge keys and tags are not part of the format.
 * @param file path for places
 * @param lineOffset lines of the file before the text (the fence of a frontmatter)
 */
export function readYaml(text: string, file: string, lineOffset = 0): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, merge: false, stringKeys: true });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1) + lineOffset, column: Math.max(col, 1) };
  };
  const problems = [...document.errors, ...document.warnings].map(
    (error): Problem => ({ ...at(error.pos[0]), rule: "yaml-parses", message: explain(error.code, error.message) }),
  );
  const placeOf = (path: readonly PropertyKey[]): Place => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return at(isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0);
  };
  const placeOfKey = (path: readonly PropertyKey[]): Place => {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    return isScalar(pair?.key) && pair.key.range ? at(pair.key.range[0]) : placeOf(path);
  };
  // Fixes count lines as Markdown does, also where a file ends them with CR.
  const inFile = (offset: number): Place => {
    const { line, column } = placeInText(text, offset);
    return { file, line: line + lineOffset, column };
  };
  const placeOfText = (path: readonly PropertyKey[]): Place | undefined => {
    const node = document.getIn(path, true);
    if (!isScalar(node) || !node.range || typeof node.value !== "string") return undefined;
    const [start, end] = node.range;
    const quote = node.type === "PLAIN" ? 0 : 1;
    const written = text.slice(start + quote, end - quote);
    return written === node.value && !/[\r\n]/u.test(written) ? inFile(start + quote) : undefined;
  };
  return { value: plainValue(document, problems, at), problems, placeOf, placeOfKey, placeOfText };
}

function plainValue(
  document: ReturnType<typeof parseDocument>,
  problems: Problem[],
  at: (offset: number) => Place,
): unknown {
  if (problems.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    problems.push({
      ...at(0),
      rule: "yaml-parses",
      message: "Aliases (*name) are not used here; write the value out.",
    });
    return undefined;
  }
}

/** The commonest slips get their remedy said; the parser's own words, first line only, serve for the rest. */
function explain(code: string, message: string): string {
  const reason = (message.split("\n")[0] ?? message).replace(/ at line \d+, column \d+:?$/u, "").replace(/[.:]$/u, "");
  const remedies: Record<string, string> = {
    TAB_AS_INDENT: "Indent with spaces.",
    BLOCK_AS_IMPLICIT_KEY: 'Put a value that contains ": " in quotation marks.',
    DUPLICATE_KEY: "Keep one of the two.",
    MULTILINE_IMPLICIT_KEY: 'Write "name: value", or put the text in quotation marks.',
    TAG_RESOLVE_FAILED: "Tags (!…) are not used here; write the plain value.",
  };
  return [`${reason}.`, remedies[code] ?? ""].join(" ").trim();
}
