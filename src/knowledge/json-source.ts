/** Reads the files of JSON that the commands write: their data, or what is wrong with them and where. */
import type { z } from "astro/zod";
import { placeOf } from "../markdown/source-map.ts";
import { readText, type SourceFile } from "./files.ts";
import { jsonFault } from "./json-fault.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { RuleId } from "./rules.ts";
import { validate } from "./validate.ts";
import { readYaml } from "./yaml-source.ts";

export interface ReadJson<Value> {
  /** Nothing where the file cannot be used. */
  data?: Value;
  /** The file as it is, and what it holds, whether it is valid or not; nothing where it is no JSON. */
  text?: string;
  value?: unknown;
  problems: Problem[];
}

/** What is said of a file that is no JSON. */
export interface JsonRule {
  rule: RuleId;
  /** The way out, behind "this is not JSON: …. ". */
  anew: string;
  /** The way out of a merge, which is what mostly goes wrong; behind "a merge left its marks here; ". */
  merged: string;
}

export async function readJson<Value>(
  source: SourceFile,
  schema: z.ZodType<Value>,
  broken: JsonRule,
): Promise<ReadJson<Value>> {
  const text = await readText(source);
  if (typeof text !== "string") return { problems: [text] };
  const fault = jsonFault(text);
  if (fault) {
    const mark = /^(?:<{7}|={7}|>{7})/mu.exec(text)?.index;
    const message =
      mark === undefined
        ? `this is not JSON: ${fault.message}. ${broken.anew}`
        : `a merge left its marks here; ${broken.merged}`;
    return {
      problems: [problemAt({ file: source.file, ...placeOf(text, mark ?? fault.offset) }, broken.rule, message)],
    };
  }
  const value: unknown = JSON.parse(text);
  const { data } = schema.safeParse(value);
  if (data !== undefined) return { data, text, value, problems: [] };
  // YAML is a superset of JSON, and its reader knows places; it is slow beside JSON's own, and asked only here.
  return { text, value, problems: validate(schema, readYaml(text, source.file)).problems };
}
