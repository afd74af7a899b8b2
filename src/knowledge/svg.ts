/**
 * Drawings that do nothing but be seen. A page shows them by `img`, where nothing in them runs, but whoever opens the
 * file itself gets a document of this site (SVG 2, 2.2).
 */

/** What may not stand in a drawing, and how it is said. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [
    /<(?:[^\s<>"'/:]+:)?(?<what>script|foreignObject|iframe|embed|object|audio|video|handler|listener)\b/iu,
    "holds <…>",
  ],
  [/\s(?<what>on[a-z]+)\s*=\s*["']/iu, "has the attribute … that runs a script"],
  [/(?<what>http:\/\/www\.w3\.org\/1999\/xhtml)/iu, "holds HTML (…)"],
  [/\battributeName\s*=\s*["']\s*(?<what>on[a-z]+|(?:[\w-]+:)?href)\b/iu, "animates “…”, by which a script could run"],
  [/\battributeName\s*=\s*["'](?<what>[^"'&]*&[^"']*)/iu, "hides by “…” what it animates"],
  [/(?<what><!ENTITY)\b/iu, "declares entities (…)"],
  [/(?<what><!(?:ATTLIST|ELEMENT|NOTATION))\b/u, "declares what its elements are (…)"],
  [/(?<what><\?xml-stylesheet)\b/u, "is to be transformed or styled by another (…)"],
  // Read as another, the same bytes could spell what is not found here.
  [
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["'](?!utf-8["'])(?<what>[^"']*)/iu,
    "says that it is written in “…”, not in UTF-8",
  ],
  [/\bhref\s*=\s*["']\s*(?<what>(?!#)[^"'\s][^"']{0,40})/iu, "leads to “…”, outside of itself"],
  [/(?<what>@import\b|url\(\s*["']?\s*(?!["']?#)[^"'\s)][^)]{0,40})/iu, "loads “…”, outside of itself"],
  [
    /<(?:[^\s<>"'/:]+:)?(?<what>style)\b|\s(?<what>style)\s*=\s*["']/iu,
    "says how it looks in “…”, which the policy of the site stops, and not in attributes such as fill and stroke",
  ],
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
