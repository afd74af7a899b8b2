/** The knowledge base as the pages see it: finished records, no file, no parser. */
import type { PartialDate } from "../citations/date.ts";
import type { Reference } from "../citations/record.ts";
import type { Messages } from "../i18n/translate.ts";
import type { Analysis, Block } from "../markdown/analysis.ts";
import type { Link } from "../translation/link.ts";
import type { TranslationRecord } from "../translation/record.ts";
import type { Figure } from "./figure-schemas.ts";
import type { Problem } from "./problems.ts";

/** A text for each locale, by tag. */
export type Localised = Readonly<Record<string, string>>;

export interface Locale {
  /** Stands in addresses, file names and `lang`. */
  tag: string;
  /** The language's name in itself. */
  name: string;
  direction: "ltr" | "rtl";
  /** Locale by which `Intl` writes dates, numbers and lists. */
  format: string;
}

export interface Topic {
  id: string;
  title: Localised;
  slug: Localised;
  description: Localised;
}

export interface Site {
  title: Localised;
  tagline: Localised;
  /** Origin and path of the site's root, with the base path and a "/" at the end. */
  root: URL;
  locales: readonly Locale[];
  sourceLocale: string;
  licence: { name: string; url: string };
  topics: readonly Topic[];
}

/** An image that can be shown. */
export interface Image {
  /** Folder of its text: "articles/<id>". */
  folder: string;
  name: string;
  /** Absolute path. */
  path: string;
  /** Path from the project's root. */
  file: string;
  /** In CSS pixels. */
  width: number;
  height: number;
  /** Begins the SHA-256 of its bytes: another picture has another address. */
  hash: string;
}

/** A text of one locale: an article's variant, or a page such as "about". */
export interface Prose {
  /** Folder name; joins the variants. */
  id: string;
  locale: string;
  /** Path from the project's root. */
  file: string;
  title: string;
  description: string;
  slug: string;
  updated: PartialDate;
  /** What a translation has otherwise than its original, and why: keys, `key#passage`, numbers, addresses. */
  parity?: { allow: readonly string[]; why: string };
  analysis: Analysis;
  /** What it shows, in its words and in the order of the text. */
  figures: readonly Figure[];
  /** Those that stand beside it, shown or not. */
  images: readonly Image[];
  /** The author's text below the frontmatter, its lines ending in "\n". */
  source: string;
  /**
   * Rendered HTML, split where sections begin, with a mark behind each block; `undefined` for MDX, which Astro renders
   * itself.
   */
  pieces: readonly string[] | undefined;
  /** Of a translation whose original there is. */
  translation?: Translation;
}

/** How a translation stands to its original. */
export interface Translation {
  original: {
    /** Path from the project's root. */
    file: string;
    locale: Locale;
    blocks: readonly Block[];
  };
  /** Of what its blocks translate; a broken one is as good as none. */
  record: "read" | "missing" | "broken";
  /** What it holds. */
  recorded: TranslationRecord;
  /** Every block of both texts. */
  links: readonly Link[];
}

/** A page such as "about", or a glossary. */
export interface Page extends Prose {
  /** Whether an alphabetical index of its third-level headings stands above the text. */
  hasIndex?: boolean;
}

export interface Variant extends Prose {
  topic: string;
  related: readonly string[];
  draft: boolean;
}

/** What stands before the lists of the home page or of a topic, in one locale. */
export interface Introduction {
  /** `HOME`, or the topic. */
  id: string;
  locale: string;
  /** Path from the project's root. */
  file: string;
  analysis: Analysis;
  /** Rendered HTML, whole. */
  pieces: readonly [string];
}

/** Id of the home page's introduction, which no topic can have. */
export const HOME = "home";

/** What readers should find by a search. */
export interface Expectation {
  kind: "article" | "source" | "page";
  /** Id of the article or page, key of the source. */
  id: string;
  /** Id of the heading whose section answers, where one does. */
  section: string | undefined;
}

/** A search as readers type it, and what they should find by it: "nothing" where the base does not have it. */
export type JudgedSearch = { locale: string; query: string } & (Expectation | { kind: "nothing" });

/** The variants of one text by locale, in the order of the site's locales. */
export type Variants<Text extends Prose> = ReadonlyMap<string, Text>;

/** An address that leads elsewhere; all of them with the base path and percent-encoded, as in links. */
export interface Moved {
  from: string;
  to: WayOn;
  /** Language of the page that says so. */
  locale: string;
}

/** An address at which nothing is any more. */
export interface Withdrawn {
  /** With the base path and percent-encoded. Where it ends in "/" a page says what follows. */
  address: string;
  locale: string;
  date: PartialDate;
  why: string;
  /** What to read in its stead. */
  instead: WayOn | undefined;
}

/** A way on. */
export interface WayOn {
  /** With the base path, and with the fragment where there is one. */
  href: string;
  /** Language of the page that it leads to. */
  locale: string;
  /** What it leads to, in its words; its address where it has none. */
  title: string;
  /** Language of the title. */
  language: string;
}

/** Addresses that once were those of pages and files, and are no more. */
export interface Redirects {
  moved: readonly Moved[];
  withdrawn: readonly Withdrawn[];
}

export interface Knowledge {
  site: Site;
  /** Locales whose pages this run makes; the others are known too, so that links lead to their pages. */
  built: readonly string[];
  /** By citation key. */
  references: ReadonlyMap<string, Reference>;
  /** By id. */
  articles: ReadonlyMap<string, Variants<Variant>>;
  /** By id. */
  pages: ReadonlyMap<string, Variants<Page>>;
  /** By id, then by locale. */
  introductions: ReadonlyMap<string, ReadonlyMap<string, Introduction>>;
  /** Those that the texts show. */
  images: readonly Image[];
  messages: ReadonlyMap<string, Messages>;
  /** What the search is held against; of what is published only. */
  searches: readonly JudgedSearch[];
  redirects: Redirects;
  /** Files that are served as they are (`public/`): addresses without the base path. */
  served: readonly string[];
}

/** What reading a knowledge base gives: the base, unless problems made that impossible, and the problems. */
export interface Reading {
  knowledge: Knowledge | undefined;
  problems: readonly Problem[];
}
