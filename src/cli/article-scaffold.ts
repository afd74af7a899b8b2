/** The text of a new article, and that of a translation that is yet to be made. */
import { parseDocument, stringify } from "yaml";
import { textBelow } from "../knowledge/frontmatter.ts";
import { TO_TRANSLATE, TO_WRITE } from "../knowledge/placeholders.ts";
import type { Heading } from "../markdown/analysis.ts";
import { withFixedIds } from "../markdown/fixed-ids.ts";

/** Today, in UTC, as fields write it. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** What the author has said of a new article. */
export interface NewArticle {
  title: string;
  slug: string;
  topic: string;
}

const DESCRIPTION = `${TO_WRITE} one or two sentences, shown under the title and by search engines.`;

/** The shape of a good article: the limit first, then what a reader asks next. */
const BODY = `${TO_WRITE} the limit in one or two sentences, with its source before the full stop. A citation looks like this: \`[@key#passage]\`.

## Why it is so

${TO_WRITE} what causes it, in the words of those who built it.

## When it bites

${TO_WRITE} whose work it affects, with figures, and how old they are.

## What to do

${TO_WRITE} what helps, what it costs, and when to leave it.

## What has changed

${TO_WRITE} what older texts say that no longer holds, and since when.
`;

const written = (frontmatter: object): string => `---\n${stringify(frontmatter, { lineWidth: 0 })}---\n`;

export const articleText = ({ title, slug, topic }: NewArticle): string =>
  `${written({ title, description: DESCRIPTION, slug, topic, updated: today(), status: "draft" })}\n${BODY}`;

/**
 * A text as the beginning of its translation: what is shown elsewhere is marked, what holds in every language stays,
 * and headings keep their ids, so that links to them lead there in the other language too.
 * @param original the whole file
 * @param kind only articles can be drafts
 */
export function translationText(
  original: string,
  kind: "article" | "page",
  { format, headings }: { format: "md" | "mdx"; headings: readonly Heading[] },
): string {
  const [, yaml = ""] = /^---[ \t]*[\r\n]+(.*?)^---[ \t]*$/msu.exec(original.replace(/^\uFEFF/u, "")) ?? [];
  const document = parseDocument(yaml);
  for (const field of ["title", "description"])
    if (document.has(field)) document.set(field, `${TO_TRANSLATE} ${String(document.get(field))}`);
  document.set("updated", today());
  if (kind === "article") document.set("status", "draft");
  const frontmatter = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${frontmatter}---\n\n${withFixedIds(textBelow(original), format, headings)}`;
}
