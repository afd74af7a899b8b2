/** A knowledge base of one text, for what is exported from it. */
import { pathToFileURL } from "node:url";
import type { Reference } from "../../../src/citations/record.ts";
import source from "../../../src/i18n/messages/en.json" with { type: "json" };
import { useMessages } from "../../../src/i18n/translate.ts";
import { textBelow } from "../../../src/knowledge/frontmatter.ts";
import type { Knowledge, Site, Variant } from "../../../src/knowledge/model.ts";
import { analyseMdx, renderMarkdown } from "../../../src/markdown/engine.ts";

export const site: Site = {
  title: { en: "A base", it: "Una base" },
  tagline: { en: "Of one text", it: "Di un testo" },
  root: new URL("https://base.example/kb/"),
  locales: [
    { tag: "en", name: "English", direction: "ltr", format: "en-GB" },
    { tag: "it", name: "Italiano", direction: "ltr", format: "it" },
  ],
  sourceLocale: "en",
  licence: { name: "CC0", url: "https://licence.example/" },
  topics: [{ id: "rivers", title: { en: "Rivers" }, slug: { en: "rivers" }, description: { en: "Water" } }],
};

export const reference = (fields: Partial<Reference>): Reference => ({
  key: "a",
  type: "webpage",
  kind: "primary",
  title: `Title of ${fields.key ?? "a"}`,
  authors: [],
  authorsIncomplete: false,
  url: "https://source.example/",
  language: "en",
  evidence: { seen: "live" },
  status: "alive",
  passages: new Map(),
  ...fields,
});

interface BaseParts {
  references?: readonly Reference[];
  mdx?: boolean;
  figures?: Variant["figures"];
}

/** @param text what stands below the frontmatter */
export async function baseOf(
  text: string,
  { references = [], mdx = false, figures = [] }: BaseParts = {},
): Promise<{ knowledge: Knowledge; article: Variant }> {
  useMessages(new Map([["en", source]]));
  const file = `articles/one/en.${mdx ? "mdx" : "md"}`;
  const url = pathToFileURL(`/${file}`);
  const { pieces, analysis } = mdx
    ? { pieces: undefined, analysis: analyseMdx(text, url) }
    : await renderMarkdown(text, url);
  const article: Variant = {
    ...{ id: "one", locale: "en", file, title: "One *text*", description: "Of <things>", slug: "one-text" },
    ...{ updated: { year: 2026, month: 2, day: 8 }, source: textBelow(`---\n---\n${text}`), analysis, pieces, figures },
    images: [],
    ...{ topic: "rivers", related: [], draft: false },
  };
  const knowledge: Knowledge = {
    site,
    built: ["en"],
    references: new Map(references.map((record) => [record.key, record])),
    articles: new Map([["one", new Map([["en", article]])]]),
    pages: new Map(),
    introductions: new Map(),
    messages: new Map(),
    searches: [],
    redirects: { moved: [], withdrawn: [] },
    served: [],
    images: [],
  };
  return { knowledge, article };
}
