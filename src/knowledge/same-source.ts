/** Tells whether two records are of one source, by what identifies it: its DOI or its address. */
import type { RecordFields } from "./record-yaml.ts";

/** What is the same for two records of one source: of the DOI and the address, each in one spelling. */
export function identities({ DOI, URL: address }: Pick<RecordFields, "DOI" | "URL">): string[] {
  const doi = DOI ?? (address === undefined ? undefined : doiOf(address));
  const place = address === undefined || doiOf(address) !== undefined ? undefined : placeOf(address);
  return [...(doi === undefined ? [] : [`doi:${doi.toLowerCase()}`]), ...(place === undefined ? [] : [place])];
}

/** The DOI in its address (https://doi.org/10.…), as people write it. */
export function doiOf(address: string): string | undefined {
  const [, doi] = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/(10\.\d{4,9}\/\S+)$/iu.exec(address) ?? [];
  return doi === undefined ? undefined : decoded(doi);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Host and path; the scheme, "www.", a place in the page and a "/" at the end make no other page. */
function placeOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { host, pathname, search } = new URL(address);
  return `${host.replace(/^www\./u, "")}${pathname.replace(/\/$/u, "")}${search}`;
}
