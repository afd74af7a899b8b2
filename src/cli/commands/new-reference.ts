/** `npm run kb -- new reference`: records of sources, as drafts, from an address, a DOI or a bibliography. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { freeKey, isKey } from "../../citations/keys.ts";
import type { Reference } from "../../citations/record.ts";
import { recordYaml } from "../../knowledge/record-yaml.ts";
import { readReferences } from "../../knowledge/references.ts";
import { identities } from "../../knowledge/same-work.ts";
import { type FoundSource, findSources, type LeftOut } from "../found-sources.ts";
import { Refusal, schemaFor, shown, writeNew } from "../scaffold.ts";

interface Options {
  key?: string | undefined;
  "dry-run"?: boolean | undefined;
}

/** A source with the key under which it is, or will be, in the base. */
type Keyed = FoundSource & { key: string };

/** @returns the exit code: 1 when the base has every one of the sources already */
export async function newReference(input: string, options: Options, contentDir: string): Promise<0 | 1> {
  const folder = join(contentDir, "references");
  const fileOf = (key: string): string => join(folder, `${key}.yaml`);
  const found = await findSources(input);
  if (options.key !== undefined) checkKey(options.key, found, fileOf(options.key));
  const { references, broken } = await readReferences(folder);
  const chosen = options.key === undefined ? found : found.map((source) => ({ ...source, wanted: options.key ?? "" }));
  const { fresh, known } = keyed(chosen, references, broken);
  const files = fresh.map(({ key, fields, leftOut }) => {
    const path = fileOf(key);
    return { path, text: recordYaml(fields, schemaFor("reference", path), leftOut.map(told)) };
  });
  await writeNew(files, options["dry-run"] === true);
  if (!options["dry-run"]) for (const source of fresh) report(source, fileOf(source.key));
  for (const { from, key } of known)
    console.error(`${from} is in the base already, as ${shown(fileOf(key))}; cite it as [@${key}].`);
  return fresh.length === 0 ? 1 : 0;
}

function checkKey(key: string, { length }: readonly FoundSource[], file: string): void {
  if (!isKey(key))
    throw new Refusal(`“${key}” is no citation key: write lower-case letters, digits and hyphens, not only digits.`);
  if (length > 1) throw new Refusal(`--key names one source, and there are ${length}; leave it out.`);
  if (existsSync(file)) throw new Refusal(`${shown(file)} exists already; nothing was written.`);
}

/** Gives each source a key of its own, and tells those apart that the base, or a source before them, is. */
function keyed(
  found: readonly FoundSource[],
  references: ReadonlyMap<string, Reference>,
  broken: ReadonlySet<string>,
): { fresh: Keyed[]; known: Keyed[] } {
  const taken = new Set([...references.keys(), ...broken]);
  const keys = new Map<string, string>();
  for (const { key, url, doi } of references.values())
    for (const identity of identities({ URL: url, DOI: doi })) keys.set(identity, key);
  const fresh: Keyed[] = [];
  const known: Keyed[] = [];
  for (const source of found) {
    const own = identities(source.fields);
    const same = own.flatMap((identity) => keys.get(identity) ?? [])[0];
    const key = same ?? freeKey(source.wanted, taken);
    (same === undefined ? fresh : known).push({ ...source, key });
    taken.add(key);
    for (const identity of own) keys.set(identity, key);
  }
  return { fresh, known };
}

/** Longer values are told by their beginning. */
const TOLD = 200;

function told({ name, value }: LeftOut): string {
  const line = value.replaceAll(/[\s\p{C}]+/gu, " ").trim();
  if (line === "") return `Left out: ${name}, which is empty, or a name that the file does not define.`;
  return `Left out: ${name}: ${line.length > TOLD ? `${line.slice(0, TOLD).trim()} …` : line}`;
}

function report({ key, fields, leftOut }: Keyed, file: string): void {
  console.log(shown(file));
  for (const one of leftOut) console.log(`  ${told(one)}`);
  if (fields.URL === undefined) console.log("  It has no address; the check fails until you have found one.");
  console.log(`  Read it, fill in what the comments name, take “draft: true” out; cite it as [@${key}].`);
}
