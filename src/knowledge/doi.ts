/** Digital Object Identifiers as CrossRef stores them: "10.", a registrant, "/", and what the registrant chose. */
import { withoutEnd } from "./address-end.ts";

/** How pages write a DOI: as an address of its resolver, or with its name in front. */
const PREFIX =
  /^(?:\s*(?:(?:https?:\/\/)?(?:www\.|dx\.)?doi\.org\/|(?:info:|urn:)?doi\s*[:/]?\s*(?=10\.|https?:|d)))+/iu;

/** The DOI without what pages write around it. Whether it is one, `doiFault` tells. */
export function plainDoi(written: string): string {
  const bare = written.replace(PREFIX, "").trim();
  const plain = /^10\.[\d.]+%2F/iu.test(bare) ? decoded(bare) : bare;
  return plain === written ? plain : plainDoi(plain);
}

/** Tells what is wrong with a plain DOI. */
export function doiFault(doi: string): string | undefined {
  if (/^10\.\d{4,9}(?:\.\d+)*\/.*\s/u.test(doi))
    return `has white space in it; write “${doi.replaceAll(/\s/gu, "")}” if that is all of it`;
  if (!/^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{Cc}\p{Cf}]+$/u.test(doi)) return "must be a DOI, as in 10.1145/3079856.3080246";
  const ended = withoutEnd(doi);
  return ended === doi ? undefined : `ends with “${doi.slice(ended.length)}”, which no DOI does; write “${ended}”`;
}

/** The DOI that an address of the resolver stands for. */
export function doiOf(address: string): string | undefined {
  if (!/^https?:\/\/(?:www\.|dx\.)?doi\.org\//iu.test(address)) return undefined;
  const doi = plainDoi(decoded(address.replace(/[?#].*$/u, "")));
  return doiFault(doi) === undefined ? doi : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
