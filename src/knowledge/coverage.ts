/** How well each article is covered by citations: counted, not judged. */
import { KINDS, type Kind } from "../citations/record.ts";
import type { CitationUse, Statement } from "../markdown/analysis.ts";
import type { Knowledge, Variant } from "./model.ts";

export interface Counts {
  /**
   * Words of the body: runs of characters without white space among which is a letter or a figure, in paragraphs (those
   * in lists, quotations, notes and captions of figures too) and in rows of tables. Not counted are headings, heads of
   * tables, code and citations.
   */
  words: number;
  /** Citations, each item of a group by itself; those in headings and heads of tables too. */
  citations: number;
  /** Distinct sources that are cited. */
  sources: number;
  /** Citations that name a passage. */
  byPassage: number;
  /** Citations by the kind of their source. */
  byKind: Readonly<Record<Kind, number>>;
  /**
   * Paragraphs, as `words` takes them, and rows of tables below the head, each with text or a citation. One that only
   * introduces a list or only links is one like any other.
   */
  paragraphs: number;
  /** Those of them without a citation of their own. */
  uncited: number;
}

/** An article in one language. */
export interface ArticleCoverage extends Counts {
  article: string;
  locale: string;
  draft: boolean;
  file: string;
  /** The paragraphs without citation, in the order of the text. */
  gaps: readonly Statement[];
}

/** All articles of a language: sums, but of the sources, which count once however many articles cite them. */
export interface LocaleCoverage extends Counts {
  locale: string;
  articles: number;
}

export interface Coverage {
  /** By article, then in the order of the site's locales. */
  articles: readonly ArticleCoverage[];
  totals: readonly LocaleCoverage[];
}

/** The counts of every article of a base; drafts are among them where the base was read with them. */
export function coverageOf(knowledge: Knowledge): Coverage {
  const articles = [...knowledge.articles.values()].flatMap((variants) => [...variants.values()]);
  const own = (locale: string): Variant[] => articles.filter((article) => article.locale === locale);
  return {
    articles: articles.map((article) => ({
      article: article.id,
      locale: article.locale,
      draft: article.draft,
      file: article.file,
      gaps: gapsIn(article.analysis.statements),
      ...countsOf([article], knowledge),
    })),
    totals: knowledge.site.locales.map(({ tag }) => ({
      locale: tag,
      articles: own(tag).length,
      ...countsOf(own(tag), knowledge),
    })),
  };
}

const gapsIn = (statements: readonly Statement[]): Statement[] => statements.filter(({ citations }) => citations === 0);

function countsOf(texts: readonly Variant[], { references }: Knowledge): Counts {
  const statements = texts.flatMap(({ analysis }) => analysis.statements);
  const uses = texts.flatMap(({ analysis }) => analysis.uses);
  const kindOf = ({ key }: CitationUse): Kind | undefined => references.get(key)?.kind;
  const byKind = KINDS.map((kind) => [kind, uses.filter((use) => kindOf(use) === kind).length]);
  return {
    words: statements.reduce((sum, { words }) => sum + words, 0),
    citations: uses.length,
    sources: new Set(uses.map(({ key }) => key)).size,
    byPassage: uses.filter(({ passage }) => passage !== undefined).length,
    byKind: Object.fromEntries(byKind) as Record<Kind, number>,
    paragraphs: statements.length,
    uncited: gapsIn(statements).length,
  };
}
