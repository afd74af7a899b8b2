/** Whether links lead somewhere: to what the site shows, to a heading that it has, or to the web. */

import type { Analysis, WrittenLink } from "../markdown/analysis.ts";
import { LINK_KINDS, type LinkKind, type LinkTarget, schemeOf, targetOf } from "../markdown/link-target.ts";
import { addressFinding, type Finding, headingHint, malformed, namesByAddress } from "./address-rules.ts";
import { SITE_PAGES } from "./addresses.ts";
import type { Introduction, Prose, Site } from "./model.ts";
import { didYouMean } from "./nearest.ts";
import { type Problem, problemAt } from "./problems.ts";
import type { ReadFolder } from "./prose.ts";
import { variantFor } from "./queries.ts";

/** A text that links. */
export interface Linking {
  id: string;
  file: string;
  analysis: Analysis;
  locale: string;
}

/** What a text is itself, for links that lead nowhere else. */
type Own = { kind: LinkKind; id: string };

/** All that can be linked to, as it was read. */
export interface Linkable {
  site: Site;
  articles: ReadFolder<object>;
  pages: ReadFolder<object>;
  sources: { references: ReadonlyMap<string, unknown>; broken: ReadonlySet<string> };
  /** Without those that the site leaves out, because they are drafts. */
  shownSources: ReadonlyMap<string, unknown>;
  /** Whether the site leaves a file out, because it is a draft. */
  isHidden: (file: string) => boolean;
}

/** The same with what every link asks for. */
interface Base extends Linkable {
  ids: Record<LinkKind, ReadonlySet<string>>;
  byAddress: ReadonlyMap<string, string>;
  /** The variants of each text. */
  variants: Record<"article" | "page", ReadonlyMap<string, readonly Prose[]>>;
}

/** Every problem with the links of all texts. */
export function linkProblems(linkable: Linkable, introductions: readonly Introduction[]): Problem[] {
  const base = baseOf(linkable);
  const of = (kind: LinkKind, texts: readonly Linking[]): Problem[] =>
    texts.flatMap((text) => problemsOf(text, { kind, id: text.id }, base));
  return [...of("article", base.articles.analyses), ...of("page", base.pages.analyses), ...of("topic", introductions)];
}

const baseOf = (linkable: Linkable): Base => ({
  ...linkable,
  ids: idsOf(linkable),
  byAddress: namesByAddress(linkable),
  variants: { article: variantsIn(linkable.articles), page: variantsIn(linkable.pages) },
});

/** What is wrong with a link by id that stands in no text but in data; for readers of a locale. */
export function linkFaults(
  linkable: Linkable,
  file: string,
): (destination: string, locale: string) => Finding | undefined {
  const base = baseOf(linkable);
  return (destination, locale) =>
    formFault({ destination, form: "link" }) ?? targetFault(destination, { file, locale }, undefined, base);
}

const variantsIn = ({ texts }: ReadFolder<object>): Map<string, Prose[]> =>
  Map.groupBy(
    texts.map(({ prose }) => prose),
    ({ id }) => id,
  );

function problemsOf(text: Linking, own: Own, base: Base): Problem[] {
  return text.analysis.links.flatMap((link): Problem[] => {
    const found = formFault(link) ?? leadFault(link, text, own, base);
    return found === undefined ? [] : [problemAt({ file: text.file, ...link }, found.rule, found.message)];
  });
}

/** Where a link leads, whichever way it says so. */
const leadFault = (link: WrittenLink, text: Linking, own: Own, base: Base): Finding | undefined =>
  targetOf(link.destination) === undefined
    ? addressFinding(link, { own: own.id, locale: text.locale, headings: headingsOf(text) }, base)
    : targetFault(link.destination, text, own, base);

const headingsOf = ({ analysis }: { analysis: Analysis }): string[] => analysis.headings.map(({ id }) => id);

/** Schemes whose links are what they are on every page of the web. */
const PUBLIC = new Set(["http", "https", "mailto", "tel"]);

const FORMS = LINK_KINDS.map((kind) => `${kind}:`).join(", ");

/** What can be said of a link without knowing the base. */
function formFault({ destination, form }: Pick<WrittenLink, "destination" | "form">): Finding | undefined {
  const scheme = schemeOf(destination) ?? "";
  const target = targetOf(destination);
  if (form === "wordless")
    return malformed(`readers would see nothing of the link; give it words: [text](${destination}).`);
  if (target === undefined) {
    if (scheme === "" || PUBLIC.has(scheme.toLowerCase())) return undefined;
    const hint = didYouMean(
      `${scheme}:`,
      LINK_KINDS.map((kind) => `${kind}:`),
    );
    const message = `“${scheme}:” begins no link that can be followed.${hint || ` Write ${FORMS}, https:, http:, mailto: or tel:.`}`;
    return { rule: "link-kind-known", message };
  }
  if (form === "image") return malformed(`“${destination}” is no address of an image; only a link can lead to an id.`);
  if (form === "bare")
    return malformed(`readers would see “${destination}”; give the link its words: [text](${destination}).`);
  if (target.id === "")
    return malformed(
      `“${destination}” names nothing; write the id behind the colon, as in [text](${target.kind}:some-id).`,
    );
  if (target.heading === "")
    return malformed(`nothing follows the “#” of “${destination}”; write the id of a heading, or take the “#” away.`);
  return undefined;
}

function targetFault(
  destination: string,
  text: Pick<Linking, "file" | "locale">,
  own: Own | undefined,
  base: Base,
): Finding | undefined {
  const target = targetOf(destination);
  if (target === undefined) return undefined;
  const { kind, id, heading } = target;
  if (!base.ids[kind].has(id))
    return { rule: "link-exists", message: `unknown ${NAMES[kind]} “${id}”.${hintFor(target, base.ids)}` };
  if (heading === undefined && own?.kind === kind && own.id === id)
    return malformed(
      `the link leads to the page that it stands in; ${kind === "topic" ? "" : "name a heading of it behind “#”, or "}take the link away.`,
    );
  if (kind === "article" || kind === "page") return textFault(target, kind, text, base);
  if (kind === "source" && isHiddenSource(id, base) && !base.isHidden(text.file)) {
    const message = `the source “${id}” is a draft, which the site leaves out, so the link would lead nowhere; complete its record and take “draft: true” out of it, or write its name without a link.`;
    return { rule: "link-exists", message };
  }
  if (heading === undefined) return undefined;
  const way = kind === "source" ? ` To lead to its words, cite them: [@${id}#${heading}].` : "";
  return {
    rule: "link-well-formed",
    message: `only articles and pages have headings to lead to; take “#${heading}” away.${way}`,
  };
}

/** What people call it. */
const NAMES = { article: "article", page: "page", topic: "topic", source: "source", site: "page of the site" } as const;

const isHiddenSource = (key: string, { sources, shownSources }: Linkable): boolean =>
  sources.references.has(key) && !shownSources.has(key);

const idsOf = ({ site, articles, pages, sources }: Linkable): Record<LinkKind, ReadonlySet<string>> => ({
  article: articles.ids,
  page: pages.ids,
  topic: new Set(site.topics.map(({ id }) => id)),
  source: new Set([...sources.references.keys(), ...sources.broken]),
  site: new Set(SITE_PAGES.keys()),
});

/** The id may be right and its kind wrong. */
function hintFor({ kind, id }: LinkTarget, ids: Record<LinkKind, ReadonlySet<string>>): string {
  const other = LINK_KINDS.find((candidate) => candidate !== kind && ids[candidate].has(id));
  if (other !== undefined) return ` Did you mean “${other}:${id}”?`;
  const hint = didYouMean(id, ids[kind]);
  if (hint !== "") return hint;
  if (kind === "topic") return ` Topics: ${[...ids.topic].join(", ")}.`;
  return kind === "site" ? ` Pages of the site: ${[...ids.site].join(", ")}.` : ` There is no ${placeOf(kind, id)}.`;
}

const placeOf = (kind: Exclude<LinkKind, "topic" | "site">, id: string): string =>
  kind === "source" ? `file references/${id}.yaml` : `folder ${kind}s/${id}/`;

/** What a file is there for, only broken, has its problem already. */
function textFault(
  { id, heading }: LinkTarget,
  kind: "article" | "page",
  text: Pick<Linking, "file" | "locale">,
  base: Base,
): Finding | undefined {
  const { files } = base[`${kind}s`];
  // A draft may lead to another one: both are shown together, or neither is.
  const isShown = (file: string): boolean => base.isHidden(text.file) || !base.isHidden(file);
  const all = base.variants[kind].get(id) ?? [];
  const isComplete = base.site.locales.every(
    ({ tag }) => !files.has(`${id}/${tag}`) || all.some(({ locale }) => locale === tag),
  );
  if (!isComplete) return undefined;
  const shown = base.site.locales.flatMap(({ tag }) =>
    all.filter(({ locale, file }) => locale === tag && isShown(file)),
  );
  const target = variantFor(new Map(shown.map((prose) => [prose.locale, prose])), base.site, text.locale);
  if (target === undefined) {
    const message = `the ${kind} “${id}” is a draft, which the site leaves out, so the link would lead nowhere; take “status: draft” out of it, or write its name without a link.`;
    return { rule: "link-exists", message };
  }
  const found = missingHeading(target, heading, shown);
  return found === undefined ? undefined : { rule: "link-exists", message: `the ${kind} “${id}” has ${found}` };
}

function missingHeading(target: Prose, heading: string | undefined, variants: readonly Prose[]): string | undefined {
  const has = ({ analysis }: Prose): boolean => analysis.headings.some(({ id }) => id === heading);
  if (heading === undefined || has(target)) return undefined;
  const ids = target.analysis.headings.map(({ id }) => id);
  const other = variants.find(has);
  const hint =
    other === undefined
      ? headingHint(heading, ids)
      : ` The one in “${other.locale}” has it; give its twin the same, {#${heading}}.`;
  return `no heading “${heading}” in “${target.locale}”.${hint}`;
}
