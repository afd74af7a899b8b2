/** Sätteri, Astro's own Markdown engine, with the plugins of this project: one set for `.md` and `.mdx`. */
import { satteri } from "@astrojs/markdown-satteri";
import { mdxToJs } from "satteri";
import { type Analysis, analysisFrom, analysisOf } from "./analysis.ts";
import { blockFinder, blockMarks } from "./blocks.ts";
import { brokenLinkFinder } from "./broken-links.ts";
import { citationFinder } from "./citation-finder.ts";
import { citationMarkers } from "./citation-markers.ts";
import { figures } from "./figures.ts";
import { footnoteFinder, footnotes } from "./footnotes.ts";
import { headings } from "./headings.ts";
import { imageFinder, imageProps } from "./images.ts";
import { placedIn, withPlainLineEnds } from "./line-ends.ts";
import { linkFinder, linkProps } from "./links.ts";
import { markup } from "./markup.ts";
import { outline, SECTION_MARK } from "./outline.ts";
import { quantities } from "./quantities.ts";
import { statements } from "./statements.ts";
import { typography } from "./typography.ts";
import { webLinkFinder } from "./web-links.ts";
import { wideBlocks } from "./wide-blocks.ts";

/** `…/<id>/<locale>.md` */
const localeOf = (file: URL): string => /([^/]+)\.mdx?$/u.exec(decodeURIComponent(file.pathname))?.[1] ?? "";

const plugins = {
  // The first change of the tree is that citations are replaced. What leads words back to the source comes before it,
  // and so does all that can: one reading of the tree, which costs the most, serves until it changes.
  mdastPlugins: [
    typography(localeOf),
    quantities(localeOf),
    statements,
    blockFinder,
    webLinkFinder,
    brokenLinkFinder,
    footnoteFinder,
    linkFinder,
    markup,
    citationFinder,
    imageFinder,
    headings,
  ],
  // The outline comes before the markers: it sees headings without numbers, and gives the ids that name sections.
  hastPlugins: [
    blockMarks,
    footnotes(localeOf),
    wideBlocks(localeOf),
    figures,
    outline,
    citationMarkers(localeOf),
    linkProps,
    imageProps,
  ],
};

// Authors type the characters they mean: automatic quotes would be English in every language.
export const features = { smartPunctuation: false, headingAttributes: true } as const;

/** For `markdown.processor` in Astro's configuration; the same for every document. */
export const processor = satteri({
  ...plugins,
  features,
});

/** The settings that Astro and `renderMarkdown` must share, so that one text has one rendering. */
export const rendering = {
  // Classes, not inline styles: the site's pages work under a policy without 'unsafe-inline'.
  syntaxHighlight: "prism",
} as const;

/** A document's HTML, parted where its sections begin (behind each second-level heading), and what was found in it. */
export interface Rendered {
  pieces: string[];
  analysis: Analysis;
}

const renderer = processor.createRenderer(rendering);

/**
 * Renders Markdown, frontmatter included, so that places are those of the file.
 * @param fileURL the file, by whose name the locale is known
 */
export async function renderMarkdown(source: string, fileURL: URL): Promise<Rendered> {
  const { code, metadata } = await (await renderer).render(withPlainLineEnds(source), { fileURL, frontmatter: {} });
  const sectionMark = new RegExp(`<!--${SECTION_MARK} [^>]*-->`, "u");
  return { pieces: code.split(sectionMark), analysis: placedIn(source, analysisFrom(metadata.frontmatter)) };
}

/**
 * Reads MDX for what it cites; Astro renders it itself.
 * @throws when the text is not valid MDX; the message begins with "line:column: "
 */
export function analyseMdx(source: string, fileURL: URL): Analysis {
  const astro = {
    frontmatter: {},
    headings: [],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  const data = { astro };
  mdxToJs(source, { ...plugins, fileURL, data, features: { gfm: true, ...features } });
  return analysisOf(data);
}
