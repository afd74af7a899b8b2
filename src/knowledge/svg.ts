/**
 * Drawings that do nothing but be seen. A page shows them by `img`, where nothing in them runs, but whoever opens the
 * file itself gets a document of this site (SVG 2, 2.2).
 */

/** What may not stand in a drawing, and how it is said. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/<(?:[\w-]+:)?(?<what>script|foreignObject|iframe|embed|object|audio|video|handler|listener)\b/iu, "holds <…>"],
  [/\s(?<what>on[a-z]+)\s*=\s*["']/iu, "has the attribute … that runs a script"],
  [/(?<what>http:\/\/www\.w3\.org\/1999\/xhtml)/iu, "holds HTML (…)"],
  [/\battributeName\s*=\s*["']\s*(?<what>on[a-z]+|(?:[\w-]+:)?href)\b/iu, "animates “…”, by which a script could run"],
  [/(?<what><!ENTITY)\b/iu, "declares entities (…)"],
  [/\bhref\s*=\s*["']\s*(?<what>(?!#)[^"'\s][^"']{0,40})/iu, "leads to “…”, outside of itself"],
  [/(?<what>@import\b|url\(\s*["']?\s*(?!["']?#)[^"'\s)][^)]{0,40})/iu, "loads “…”, outside of itself"],
];

/** Tells what in a drawing could do more than be seen, and at which offset; nothing where there is no such thing. */
export function svgFault(source: string): { words: string; offset: number } | undefined {
  for (const [pattern, words] of FORBIDDEN) {
    const found = pattern.exec(source);
    const what = found?.groups?.["what"];
    if (found && what !== undefined)
      return { words: `the drawing ${words.replace("…", () => what)}`, offset: found.index };
  }
  return undefined;
}
