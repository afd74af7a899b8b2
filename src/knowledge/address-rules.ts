/** Whether a link that names no id leads somewhere: into its own page or to the web. What is in the base has an id. */
import type { WrittenLink } from "../markdown/analysis.ts";
import { decoded, schemeOf } from "../markdown/link-target.ts";
import { addressAdvice } from "./address-advice.ts";
import type { Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import type { Problem } from "./problems.ts";
import type { ReadFolder } from "./prose.ts";
import { urlFault } from "./url.ts";

export type Finding = Pick<Problem, "rule" | "message">;

export const malformed = (message: string): Finding => ({ rule: "link-well-formed", message });

/** The text that a link stands in. */
interface Around {
  /** Its id. */
  own: string;
  locale: string;
  /** Ids of its headings. */
  headings: readonly string[];
}

/** What is wrong with the destination of a link that has no scheme of the base. */
export function addressFinding(
  { destination }: WrittenLink,
  around: Around,
  { site, byAddress }: { site: Site; byAddress: ReadonlyMap<string, string> },
): Finding | undefined {
  if (destination.trim() === "")
    return malformed("the link leads nowhere; write its address between the parentheses, or take the brackets away.");
  if (destination.startsWith("#")) return anchorFinding(decoded(destination.slice(1)), around.headings);
  if (destination.startsWith("//"))
    return { rule: "url-valid", message: `“${destination}” names no protocol; write “https:${destination}”.` };
  const path = pathInBase(destination, site);
  if (path !== undefined) return baseFinding(destination, path, around, byAddress);
  if (/^https?:/iu.test(destination)) {
    const fault = urlFault(destination);
    if (fault !== undefined) return { rule: "url-valid", message: `“${destination}”: ${fault}.` };
    const advice = addressAdvice(destination);
    return advice === undefined ? undefined : { rule: "url-tidy", message: `“${destination}”: ${advice}.` };
  }
  return /^[^:]+:$/u.test(destination)
    ? malformed(`nothing follows “${destination}”; write whom the link is to reach.`)
    : undefined;
}

function anchorFinding(heading: string, headings: readonly string[]): Finding | undefined {
  if (heading === "")
    return malformed("nothing follows the “#”; write the id of a heading of this text, or take the link away.");
  if (headings.includes(heading)) return undefined;
  return {
    rule: "link-exists",
    message: `this text has no heading “${heading}”.${headingHint(heading, headings)}`,
  };
}

/** More than these are not read. */
const LISTED = 12;

/** The heading that was meant, or those there are. */
export function headingHint(heading: string, ids: readonly string[]): string {
  if (ids.length === 0) return " It has no headings.";
  return didYouMean(heading, ids) || ` It has: ${ids.slice(0, LISTED).join(", ")}${ids.length > LISTED ? " …" : ""}.`;
}

/** An address of the base, whole or relative, as a path from its root; nothing for the rest of the web. */
function pathInBase(destination: string, { root }: Site): string | undefined {
  if (schemeOf(destination) === undefined) return destination;
  if (!URL.canParse(destination)) return undefined;
  const { origin, pathname, hash } = new URL(destination);
  return origin === root.origin && pathname.startsWith(root.pathname)
    ? `${pathname.slice(root.pathname.length)}${hash}`
    : undefined;
}

function baseFinding(
  destination: string,
  path: string,
  { own, locale }: Around,
  byAddress: ReadonlyMap<string, string>,
): Finding {
  const [place = "", heading = ""] = path.split("#");
  const parts = decoded(place.replace(/\?.*$/u, ""))
    .split("/")
    .filter((part) => !["", ".", "..", "index.html"].includes(part));
  const [folder, name = ""] = [parts.at(-2), (parts.at(-1) ?? "").replace(/\.(?:mdx?|html|yaml)$/u, "")];
  const found =
    byAddress.get(`${folder ?? own}/${name}`) ?? byAddress.get(`${folder ?? locale}/${name}`) ?? byAddress.get(name);
  if (found !== undefined) {
    const written = heading === "" ? found : `${found}#${heading}`;
    return byId(`“${destination}” is an address of the base itself; name the id instead: [text](${written}).`);
  }
  const host = parts[0] ?? "";
  if (
    schemeOf(destination) === undefined &&
    !destination.startsWith(".") &&
    /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/iu.test(host) &&
    !/\.(?:mdx?|html?|png|jpe?g|webp|avif|gif|svg|pdf)$/iu.test(host)
  )
    return byId(`“${destination}” would be looked for in the base; for the web write “https://${destination}”.`);
  return byId(
    `“${destination}” is no address that a text can link to; name what it leads to by its id, as in [text](article:some-id), or take the link away. Addresses of the web begin with “https://”.`,
  );
}

const byId = (message: string): Finding => ({ rule: "link-by-id", message });

/** What can be linked to. */
interface Linkable {
  site: Site;
  articles: ReadFolder<object>;
  pages: ReadFolder<object>;
  sources: { references: ReadonlyMap<string, unknown> };
}

/**
 * The form by id of what authors may have linked to by an address: by the last part of a path, and by its last two, a
 * folder of content/ or a locale before it.
 */
export function namesByAddress({ site, articles, pages, sources }: Linkable): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const key of sources.references.keys()) names.set(key, `source:${key}`);
  for (const { id, slug } of site.topics)
    for (const [locale, name] of Object.entries(slug))
      names.set(`${locale}/${name}`, `topic:${id}`).set(name, `topic:${id}`);
  for (const [kind, { texts }] of [
    ["page", pages],
    ["article", articles],
  ] as const) {
    for (const { prose } of texts) {
      const form = `${kind}:${prose.id}`;
      names.set(prose.id, form).set(`${prose.id}/${prose.locale}`, form);
      names.set(prose.slug, form).set(`${prose.locale}/${prose.slug}`, form);
    }
  }
  return names;
}
