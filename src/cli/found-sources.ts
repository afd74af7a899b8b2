/** What a person points at to get a record of it: an address, a DOI, a file of a reference manager. */
import { existsSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { doiAddress } from "../citations/entry.ts";
import { isKey, keyOfAddress, keyOfFields } from "../citations/keys.ts";
import { doiOf } from "../knowledge/doi.ts";
import { describe, readText } from "../knowledge/files.ts";
import type { RecordFields } from "../knowledge/record-yaml.ts";
import { draftReferenceSchema } from "../knowledge/reference-schema.ts";
import { urlFault } from "../knowledge/url.ts";
import { BibliographyError } from "./bibliography/entry.ts";
import { BIBLIOGRAPHY_FORMATS, type FoundEntry, readBibliography } from "./bibliography/read.ts";
import { Refusal, shown } from "./scaffold.ts";

/** Something that is said of a source and that its record cannot hold. */
export type LeftOut = FoundEntry["leftOut"][number];

/** A source on its way to a record, which will be a draft. */
export interface FoundSource {
  fields: RecordFields;
  /** The key it would have in an empty base. */
  wanted: string;
  /** Where it was found, for messages. */
  from: string;
  leftOut: LeftOut[];
}

/**
 * Nothing is fetched: of an address or a DOI only itself is known.
 * @throws {Refusal} when it is nothing of the kind, or no good
 */
export async function findSources(input: string): Promise<FoundSource[]> {
  const format = extname(input).slice(1).toLowerCase();
  if (existsSync(input)) return sourcesOfFile(resolve(input), format);
  if (/^https?:/iu.test(input)) return [sourceAt(input)];
  const doi = input.replace(/^doi:\s*/iu, "");
  if (/^10\.\d{4,9}\/\S+$/u.test(doi)) return [sourceAt(doiAddress(doi))];
  if (BIBLIOGRAPHY_FORMATS.includes(format)) throw new Refusal(`There is no file ${input}.`);
  // "www.example.org/x", as browsers show it.
  const hint = /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/\S*)?$/iu.test(input) ? ` Did you mean “https://${input}”?` : "";
  throw new Refusal(
    `“${input}” is no address (https://…), no DOI (10.…/…) and no file (.${BIBLIOGRAPHY_FORMATS.join(", .")}).${hint}`,
  );
}

function sourceAt(address: string): FoundSource {
  const fault = urlFault(address);
  if (fault !== undefined) throw new Refusal(`“${address}” is no usable address: ${fault}.`);
  const doi = doiOf(address);
  const { fields } = soundFields({ draft: true, URL: address, ...(doi !== undefined && { DOI: doi }) });
  return { fields, wanted: keyOfAddress(address), from: address, leftOut: [] };
}

async function sourcesOfFile(path: string, format: string): Promise<FoundSource[]> {
  if (!BIBLIOGRAPHY_FORMATS.includes(format))
    throw new Refusal(`${shown(path)} cannot be read; its name must end in .${BIBLIOGRAPHY_FORMATS.join(", .")}.`);
  const text = await readText(describe(path, dirname(path)));
  if (typeof text !== "string") throw new Refusal(`${shown(path)}: ${text.message} Nothing was written.`);
  try {
    return readBibliography(text, format).map((entry) => sourceOf(entry, path));
  } catch (error) {
    if (!(error instanceof BibliographyError)) throw error;
    throw new Refusal(`${shown(path)}:${error.line}:${error.column} ${error.message}; nothing was written.`);
  }
}

function sourceOf({ label, line, fields: found, leftOut }: FoundEntry, path: string): FoundSource {
  const { fields, refused } = soundFields({ draft: true, ...found } as RecordFields);
  return {
    fields,
    wanted: label !== undefined && isKey(label) ? label : keyOfFields(found),
    from: [`${shown(path)}:${line}`, label].filter((part) => part !== undefined).join(" "),
    leftOut: [...leftOut, ...refused],
  };
}

/** The fields that the format of records allows; the others go, with the reason. */
function soundFields(fields: RecordFields): { fields: RecordFields; refused: LeftOut[] } {
  const { error } = draftReferenceSchema.safeParse(fields);
  const faults = new Map(error?.issues.map(({ path: [name], message }) => [name, message]));
  const parts = Object.groupBy(Object.entries(fields), ([name]) => (faults.has(name) ? "refused" : "sound"));
  const refused = (parts.refused ?? []).map(([name, value]) => {
    const reason = faults.get(name) ?? "";
    return { name, value: reason.includes(String(value)) ? reason : `“${String(value)}” ${reason}` };
  });
  return { fields: Object.fromEntries(parts.sound ?? []), refused };
}
