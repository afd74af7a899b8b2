/** YAML with places: what a file says, and where it says it. */
import { Composer, type Document, isMap, isNode, isScalar, LineCounter, visit } from "yaml";
import { characterProblems, type WrittenFault } from "./character-rules.ts";
import { characterFaults, isSuspect } from "./characters.ts";
import { QUOTED, quotedMeaning, unescaped } from "./escapes.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";
import { subsetFaults, tokensOf, type YamlFault } from "./yaml-subset.ts";
import { explainYaml } from "./yaml-words.ts";

export interface YamlSource {
  /** `undefined` where the text cannot be understood; else there may be problems all the same. */
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
  /** The characters of a value without quotation marks: 010, where `value` has 10. */
  written(path: readonly PropertyKey[]): string | undefined;
}

/** Whether a value that was read has fields: `{ a: … }`, not a list. */
export const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads YAML 1.2 (core schema: dates stay strings, "yes" and "no" too), JSON being some of it. Aliases, merge keys,
 * tags and directives are not part of the format.
 * @param file path for places
 */
export function readYaml(source: string, file: string): YamlSource {
  // A line may end in CR alone, which the parser does not know.
  const text = source.replaceAll(/\r(?!\n)/gu, "\n");
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/gu)) lines.addNewLine(index + 1);
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const { document, faults } = compose(text);
  const keys = keyProblems(document, at);
  const characters = characterProblems(source, file, characterFaultsIn(text, document));
  const problems = [...faults.map(({ offset, rule, message }) => problemAt(at(offset), rule, message)), ...keys];
  const value = faults.some(({ fatal }) => fatal) ? undefined : (document.toJS({ maxAliasCount: 0 }) as unknown);
  return { value, problems: [...problems, ...characters], ...placesIn(document, text, at) };
}

function compose(text: string): { document: Document; faults: YamlFault[] } {
  const { tokens, fault } = tokensOf(text);
  const faults = fault ? [fault] : firstUnclosed(subsetFaults(tokens), text);
  // Keys are compared below: the parser's own comparison takes the square of their number in time.
  const composer = new Composer({ uniqueKeys: false, merge: false, stringKeys: true, resolveKnownTags: false });
  const document = composer.compose(tokens, true, text.length).next().value as Document;
  return { document, faults: [...faults, ...syntaxFaults(document, text, faults)] };
}

/** What is opened and never closed hides all that follows; a bracket around it is not to blame. */
function firstUnclosed(faults: readonly YamlFault[], text: string): YamlFault[] {
  const unclosed = faults.filter(({ opens }) => opens !== undefined);
  const [first] = unclosed;
  if (first === undefined) return [...faults];
  const lineEnd = text.indexOf("\n", first.offset);
  const inLine = unclosed.filter(({ offset }) => lineEnd < 0 || offset < lineEnd);
  const culprit = inLine.find(({ opens }) => opens === "quotation") ?? inLine.at(-1) ?? first;
  return [...faults.filter(({ offset, opens }) => opens === undefined && offset < culprit.offset), culprit];
}

/** What else cannot be parsed, the first of a line: what follows a slip is often no other one. */
function syntaxFaults({ errors }: Document, text: string, known: readonly YamlFault[]): YamlFault[] {
  const end = Math.min(...known.filter(({ fatal }) => fatal).map(({ offset }) => offset));
  const isKnown = (offset: number): boolean => offset >= end || known.some((fault) => fault.offset === offset);
  const lineOf = (offset: number): number => text.lastIndexOf("\n", offset - 1);
  const firsts = new Map(errors.toReversed().map((error) => [lineOf(error.pos[0]), error]));
  return [...firsts.values()]
    .filter(({ pos }) => !isKnown(pos[0]))
    .map((error) => ({ offset: error.pos[0], rule: "yaml-parses", message: explainYaml(error, text), fatal: true }));
}

/** Fields that stand twice, and the one name that JavaScript takes for something else. */
function keyProblems(document: Document, at: (offset: number) => Place): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map(_, { items }) {
      const firsts = new Map<unknown, Place>();
      for (const { key } of items) {
        if (!isScalar(key) || !key.range) continue;
        const place = at(key.range[0]);
        const first = firsts.get(key.value);
        firsts.set(key.value, first ?? place);
        if (key.value === "__proto__")
          problems.push(
            problemAt(place, "field-known", "“__proto__” cannot be the name of anything here; choose another."),
          );
        if (first !== undefined)
          problems.push(
            problemAt(
              place,
              "yaml-unique",
              `“${String(key.value)}” stands in line ${first.line} already; keep one of the two.`,
            ),
          );
      }
    },
  });
  return problems;
}

/** Faults of each key and value by itself, with its escapes; and of what stands between, as comments do. */
function characterFaultsIn(text: string, document: Document): WrittenFault[] {
  const isClean = !isSuspect(text);
  const between = isClean ? [] : characterFaults(text);
  const faults: WrittenFault[] = [];
  let next = 0;
  const skipTo = (end: number, visitor: (fault: WrittenFault) => void): void => {
    for (let fault = between[next]; fault !== undefined && fault.offset < end; fault = between[++next]) visitor(fault);
  };
  visit(document, {
    Scalar(_, scalar) {
      const [start, end] = scalar.range ?? [0, 0];
      const escapes = scalar.type === "QUOTE_DOUBLE" && text.slice(start, end).includes("\\");
      if (isClean && !escapes) return;
      skipTo(start, (fault) => faults.push(fault));
      skipTo(end, () => undefined);
      faults.push(...faultsOfScalar(text.slice(start, end), start, escapes));
    },
  });
  return [...faults, ...between.slice(next)];
}

function faultsOfScalar(slice: string, start: number, hasEscapes: boolean): WrittenFault[] {
  if (!hasEscapes) return characterFaults(slice).map((fault) => ({ ...fault, offset: start + fault.offset }));
  const { text, written } = unescaped(slice, QUOTED, quotedMeaning);
  return characterFaults(text).map((fault) => {
    const place = written(fault.offset, fault.length);
    return { ...fault, ...place, offset: start + place.offset };
  });
}

function placesIn(
  document: Document,
  text: string,
  at: (offset: number) => Place,
): Omit<YamlSource, "value" | "problems"> {
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
  const placeOfText = (path: readonly PropertyKey[]): Place | undefined => {
    const node = document.getIn(path, true);
    if (!isScalar(node) || !node.range || typeof node.value !== "string") return undefined;
    const [start, end] = node.range;
    const quote = node.type === "PLAIN" ? 0 : 1;
    const source = text.slice(start + quote, end - quote);
    return source === node.value && !/[\r\n]/u.test(source) ? at(start + quote) : undefined;
  };
  const written = (path: readonly PropertyKey[]): string | undefined => {
    const node = path.length > 0 ? document.getIn(path, true) : document.contents;
    return isScalar(node) ? node.source : undefined;
  };
  return { placeOf, placeOfKey, placeOfText, written };
}
