/** Holds YAML against a schema and tells an author, at the place of each slip, what to write instead. */
import type { z } from "astro/zod";
import { didYouMean, nearest } from "./nearest.ts";
import type { Problem } from "./problems.ts";
import { RULES, type RuleId } from "./rules.ts";
import type { YamlSource } from "./yaml-source.ts";

type Issue = z.core.$ZodIssue;

/** What helps the authors of one format. */
export interface Hints {
  /** Other words for its fields, in lower case: "year" for "issued"; or for a field with its value, "status: draft". */
  synonyms: ReadonlyMap<string, string>;
  /** What to write for a field that is missing, by its name or the last two of its path. */
  missing: ReadonlyMap<string, string>;
}

const NO_HINTS: Hints = { synonyms: new Map(), missing: new Map() };

/**
 * Checks a value that was read by `readYaml`.
 * @returns the parsed value, or `undefined` together with every problem of the source
 */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  source: YamlSource,
  hints: Hints = NO_HINTS,
): { value: z.output<Schema> | undefined; problems: Problem[] } {
  const own = [...source.problems];
  if (source.value === undefined) return { value: undefined, problems: own };
  const result = schema.safeParse(source.value, { reportInput: true });
  if (result.success) return { value: own.length > 0 ? undefined : result.data, problems: own };
  const { issues } = result.error;
  const renamed = new Set(issues.flatMap((issue) => namesMeant(issue, schema, hints)));
  const problems = issues
    .filter((issue) => !(isMissing(issue) && renamed.has(nameOf(issue.path))) && !isToldByCharacter(issue, source))
    .flatMap((issue) => explain(issue, schema, source, hints));
  return { value: undefined, problems: [...own, ...problems] };
}

const isMissing = ({ code, input }: Issue): boolean =>
  ["invalid_type", "invalid_value", "invalid_union"].includes(code) && input === undefined;

const nameOf = (path: readonly PropertyKey[]): string => path.map(String).join(".");

/** Fields that are there under another name: that they are missing is no problem of its own. */
const namesMeant = (issue: Issue, schema: z.ZodType, hints: Hints): string[] =>
  issue.code === "unrecognized_keys"
    ? issue.keys.flatMap((key) => {
        const meant = fieldMeant(key, fieldsAt(schema, issue.path), hints);
        return meant === undefined ? [] : [nameOf([...issue.path, meant.replace(/:.*/u, "")])];
      })
    : [];

/** A character that nobody can see is the whole fault of an address or identifier that holds it. */
function isToldByCharacter({ code, path, input }: Issue, { problems, placeOf }: YamlSource): boolean {
  if (code !== "custom" || typeof input !== "string") return false;
  const { line, column } = placeOf(path);
  return problems.some(
    (told) =>
      told.rule === "characters-plain" &&
      told.line === line &&
      told.column >= column &&
      // Quotation marks stand around some values.
      told.column <= column + input.length + 1,
  );
}

function explain(issue: Issue, schema: z.ZodType, source: YamlSource, hints: Hints): Problem[] {
  const subject = issue.path.length === 0 ? "the file" : `field “${nameOf(issue.path)}”`;
  if (issue.code === "unrecognized_keys") {
    const known = fieldsAt(schema, issue.path);
    // "__proto__" is told with the YAML, wherever it stands.
    const unknown = issue.keys.filter((key) => key !== "__proto__");
    return unknown.map((key) => ({
      ...source.placeOfKey([...issue.path, key]),
      rule: "field-known",
      message: `unknown field “${key}”.${knownField(key, known, hints)}`,
    }));
  }
  if (isMissing(issue)) {
    const hint = hintFor(issue.path, hints) ?? example(issue);
    const choice = issue.code === "invalid_value" ? `write one of ${issue.values.join(", ")}` : hint;
    return [
      {
        ...source.placeOf(issue.path),
        rule: "field-present",
        message: `${subject} is missing${choice ? `; ${choice}` : ""}.`,
      },
    ];
  }
  const hint = issue.code === "invalid_value" ? nearestChoice(issue) : "";
  return [
    {
      ...source.placeOf(issue.path),
      rule: ruleOf(issue),
      message: `${sentence(subject, reason(issue, source, hints))}.${hint}`,
    },
  ];
}

/** What is said of a quoted value stands behind a colon, not behind the name of its field. */
const sentence = (subject: string, said: string): string => `${subject}${/^["“]/u.test(said) ? ":" : ""} ${said}`;

const hintFor = (path: readonly PropertyKey[], { missing }: Hints): string | undefined =>
  missing.get(path.slice(-2).join(".")) ?? missing.get(path.join("."));

/** How a missing field is written; a number stands for an item of a list. */
function example({ path }: Issue): string | undefined {
  const name = path.at(-1);
  return typeof name === "string" ? `write “${name}: …”` : undefined;
}

function knownField(key: string, known: readonly string[], hints: Hints): string {
  const meant = fieldMeant(key, known, hints);
  return meant === undefined ? ` Known fields: ${known.join(", ")}.` : ` Did you mean “${meant}”?`;
}

function fieldMeant(key: string, known: readonly string[], { synonyms }: Hints): string | undefined {
  const synonym = synonyms.get(key.toLowerCase());
  const isKnown = synonym !== undefined && known.includes(synonym.replace(/:.*/u, ""));
  return isKnown ? synonym : nearest(key, known);
}

/** A check of a schema may name a rule of its own. */
function ruleOf(issue: Issue): RuleId {
  const rule: unknown = issue.code === "custom" ? issue.params?.["rule"] : undefined;
  return typeof rule === "string" && Object.hasOwn(RULES, rule) ? (rule as RuleId) : "field-valid";
}

function reason(issue: Issue, source: YamlSource, hints: Hints): string {
  switch (issue.code) {
    case "invalid_type": {
      // A schema may say it in its own words.
      if (!issue.message.startsWith("Invalid input")) return issue.message;
      if (issue.path.length === 0 && issue.input === null)
        return "is empty; write its fields, one a line: “name: value”";
      const way = quoteHint(issue, source) || hintFor(issue.path, hints) || listHint(issue);
      return `must be ${article(issue.expected)}, not ${describe(issue.input)}${way && `; ${way}`}`;
    }
    case "invalid_value":
      if (issue.values.length === 1)
        return `can only be ${String(issue.values[0])}, not ${describe(issue.input)}; leave it out otherwise`;
      return nearestChoice(issue) === ""
        ? `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.join(", ")}, not ${describe(issue.input)}`
        : `cannot be ${describe(issue.input)}`;
    default:
      return issue.message;
  }
}

/** A list of more values than this is not read: there the nearest one helps more. */
const LISTED = 12;

function nearestChoice({ values, input }: Issue & { code: "invalid_value" }): string {
  return values.length > LISTED ? didYouMean(String(input), values.map(String)) : "";
}

/** YAML reads a bare 2017 or true as a number or a boolean. */
function quoteHint(issue: Issue & { code: "invalid_type" }, source: YamlSource): string {
  const scalar = typeof issue.input === "number" || typeof issue.input === "boolean";
  return issue.expected === "string" && scalar
    ? `write “${source.written(issue.path) ?? String(issue.input)}” in quotation marks`
    : "";
}

const listHint = ({ expected, input }: Issue & { code: "invalid_type" }): string =>
  expected === "array" && typeof input === "string" ? "begin each item of it with “- ”" : "";

const describe = (input: unknown): string =>
  input === null
    ? "nothing"
    : typeof input === "object"
      ? Array.isArray(input)
        ? "a list"
        : "a group of fields"
      : typeof input === "number"
        ? String(input) // JSON has no word for infinity
        : `“${JSON.stringify(input).slice(1, -1).replaceAll('\\"', '"')}”`;

const NOUNS: Record<string, string> = {
  string: "text",
  array: "a list",
  object: "a group of fields",
  record: "a group of fields",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
};
const article = (expected: string): string => NOUNS[expected] ?? expected;

/** Names of the fields that the schema knows at a path. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const step of path) current = child(unwrap(current), step);
  const { def } = (unwrap(current) ?? {}) as Definition;
  const forms = def?.options?.map((option) => (unwrap(option) as Definition).def) ?? [def];
  return forms.flatMap((form) => Object.keys(form?.shape ?? {}));
}

type Definition = {
  def?: {
    innerType?: unknown;
    in?: unknown;
    shape?: Record<string, unknown>;
    element?: unknown;
    valueType?: unknown;
    options?: unknown[];
  };
};

/** Looks through optional(), default() and transformations. */
function unwrap(schema: unknown): unknown {
  const { def } = (schema ?? {}) as Definition;
  const inner = def?.innerType ?? def?.in;
  return inner === undefined ? schema : unwrap(inner);
}

function child(schema: unknown, step: PropertyKey): unknown {
  const { def } = (schema ?? {}) as Definition;
  return def?.shape?.[String(step)] ?? def?.element ?? def?.valueType;
}
