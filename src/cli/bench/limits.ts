/** The most that a page may weigh, in kilobytes of 1000 bytes, compressed with brotli. The tests hold the site to it. */
export const LIMITS = {
  /** An article of ordinary length: 9 KB of Markdown with twelve citations. */
  html: 12,
  /** All stylesheets of an article’s page. */
  css: 9,
  /** All stylesheets of any page: those with two texts, or with lists and plots of sources, have a second or third. */
  cssOfAny: 10,
  /** All scripts of a page before its reader does anything. */
  scripts: 5,
  /** All fonts that a page can come to need; they are compressed already. */
  fonts: 85,
} as const;
