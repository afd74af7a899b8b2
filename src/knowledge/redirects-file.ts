/** Reads `redirects.yaml`: what has moved, and what was withdrawn. Optional. */
import { existsSync } from "node:fs";
import type { PartialDate } from "../citations/date.ts";
import { KEY_PATTERN } from "../citations/ids.ts";
import { readText, topFile } from "./files.ts";
import type { Localised, Site } from "./model.ts";
import { localeAt } from "./permanent.ts";
import { type Place, type Problem, problemAt } from "./problems.ts";
import { REDIRECTS_HINTS, redirectsSchema, withdrawalSchema } from "./schemas.ts";
import { addressFault, isFile, plainAddress } from "./site-address.ts";
import { typographyOfData } from "./typography-rules.ts";
import { validate } from "./validate.ts";
import { isGroup, readYaml, type YamlSource } from "./yaml-source.ts";

/** What has moved or was withdrawn: one address without the base path, or a source with all of its own. */
export type Origin = { address: string; source?: never } | { source: string; address?: never };

interface Row {
  origin: Origin;
  /** The origin as the author wrote it. */
  written: string;
  /** Of the origin. */
  place: Place;
}

export interface MovedRow extends Row {
  to: string;
  /** Of what it leads to. */
  toPlace: Place;
}

export interface WithdrawnRow extends Row {
  date: PartialDate;
  why: Localised;
  instead?: string | undefined;
  insteadPlace: Place;
}

export interface RedirectRows {
  moved: readonly MovedRow[];
  withdrawn: readonly WithdrawnRow[];
  /** Of rows with slips: nothing can be said of their addresses until those are mended. */
  unsettled: readonly Origin[];
  /** Whether the whole file tells nothing. */
  isUnread: boolean;
  problems: Problem[];
}

const SECTIONS = ["moved", "withdrawn"] as const;

export async function readRedirects(contentDir: string, site: Site): Promise<RedirectRows> {
  const source = topFile(contentDir, "redirects.yaml");
  const nothing = { moved: [], withdrawn: [], unsettled: [] };
  if (!existsSync(source.path)) return { ...nothing, isUnread: false, problems: [] };
  const text = await readText(source);
  if (typeof text !== "string") return { ...nothing, isUnread: true, problems: [text] };
  const yaml = readYaml(text, source.file);
  const problems = validate(redirectsSchema, yaml, REDIRECTS_HINTS).problems;
  if (!isGroup(yaml.value)) return { ...nothing, isUnread: true, problems };
  const tags = site.locales.map(({ tag }) => tag);
  const found = SECTIONS.map((section) => entriesOf(yaml, section, site));
  const [moved = [], withdrawn = []] = found.map(({ rows }) => rows);
  const rows = {
    moved: moved.flatMap((row) => movedOf(row, yaml)),
    withdrawn: withdrawn.flatMap((row) => withdrawnOf(row, yaml)),
  };
  const settled = new Set<Origin>([...rows.moved, ...rows.withdrawn].map(({ origin }) => origin));
  const unsettled = [...moved, ...withdrawn].map(({ origin }) => origin).filter((origin) => !settled.has(origin));
  problems.push(
    ...found.flatMap((one) => one.problems),
    ...repeated([...moved, ...withdrawn]),
    ...rows.withdrawn.flatMap((row) => languageProblems(row, yaml, site)),
    ...typographyOfData(yaml, tags),
  );
  return { ...rows, unsettled, isUnread: false, problems };
}

/** The rows of a section whose origins can be understood, and what is wrong with the others. */
function entriesOf(yaml: YamlSource, section: string, site: Site): { rows: Row[]; problems: Problem[] } {
  const group = isGroup(yaml.value) ? yaml.value[section] : undefined;
  const rows: Row[] = [];
  const problems: Problem[] = [];
  for (const written of Object.keys(isGroup(group) ? group : {})) {
    const place = yaml.placeOfKey([section, written]);
    const origin = originOf(written, site);
    if (typeof origin === "string") problems.push(problemAt(place, "address-plain", origin));
    else rows.push({ origin, written, place });
  }
  return { rows, problems };
}

/** What a key names, or what is wrong with it. */
function originOf(written: string, { root }: Site): Origin | string {
  if (written.startsWith("source:")) {
    const source = written.slice("source:".length);
    return KEY_PATTERN.test(source) ? { source } : `“${source}” is no key of a source; write the one that it had.`;
  }
  if (/^(?:article|page|topic|site):/u.test(written))
    return `only a source is named by its key here; of all else write the address that it had, as in “/…/old-slug/”.`;
  const fault = addressFault(written, root);
  return fault === undefined ? { address: plainAddress(written) ?? "" } : `“${written}” ${fault}.`;
}

function movedOf(row: Row, yaml: YamlSource): MovedRow[] {
  const path = ["moved", row.written];
  const { data } = redirectsSchema.shape.moved.safeParse({ [row.written]: valueAt(yaml, path) });
  const to = data?.[row.written];
  return to === undefined ? [] : [{ ...row, to, toPlace: yaml.placeOf(path) }];
}

function withdrawnOf(row: Row, yaml: YamlSource): WithdrawnRow[] {
  const path = ["withdrawn", row.written];
  const { data } = withdrawalSchema.safeParse(valueAt(yaml, path));
  return data === undefined ? [] : [{ ...row, ...data, insteadPlace: yaml.placeOf([...path, "instead"]) }];
}

const valueAt = ({ value }: YamlSource, path: readonly string[]): unknown =>
  path.reduce<unknown>((group, step) => (isGroup(group) ? group[step] : undefined), value);

/** Those of one address, in whatever form it is written; many systems take capitals for small letters. */
function repeated(rows: readonly Row[]): Problem[] {
  const firsts = new Map<string, Row>();
  return rows.flatMap((row): Problem[] => {
    const alike = (row.origin.address ?? row.written).toLowerCase();
    const first = firsts.get(alike);
    if (first === undefined) {
      firsts.set(alike, row);
      return [];
    }
    // Twice in one section is told with the YAML.
    const same = first.written === row.written ? "" : ", which many systems take for the same,";
    const message = `“${first.written}”${same} stands in line ${first.place.line} already; keep one of the two.`;
    return [problemAt(row.place, "address-once", message)];
  });
}

/** A page says why in its own language: that of the address, and for a source every one. */
function languageProblems({ origin, written, why }: WithdrawnRow, yaml: YamlSource, site: Site): Problem[] {
  const tags = site.locales.map(({ tag }) => tag);
  const path = ["withdrawn", written, "why"];
  const shown = origin.address === undefined ? tags : isFile(origin.address) ? [] : [localeAt(site, origin.address)];
  return [
    ...shown
      .filter((tag) => !Object.hasOwn(why, tag))
      .map((tag) =>
        problemAt(
          yaml.placeOf(path),
          "field-present",
          `“why” lacks the language “${tag}”, in which readers are told of it; write “${tag}: …”.`,
        ),
      ),
    ...Object.keys(why)
      .filter((tag) => !tags.includes(tag))
      .map((tag) =>
        problemAt(
          yaml.placeOfKey([...path, tag]),
          "locale-known",
          `“${tag}” is not among the locales (${tags.join(", ")}); take it out.`,
        ),
      ),
  ];
}
