/** What tabs, bookmarks and lists of results show of a page's title; the page itself shows all of it. */

/** UTF-16 units; more than any of them has room for. */
const LONGEST = 120;

/** The title, cut behind a word where it is long, and the site's. */
export function headTitle(title: string, siteTitle: string): string {
  return title === siteTitle ? cut(title) : `${cut(title)} · ${siteTitle}`;
}

function cut(title: string): string {
  if (title.length <= LONGEST) return title;
  const kept = title.slice(0, LONGEST);
  // Not every script parts its words.
  const words = /^[\s\S]*\S(?=\s)/u.exec(title.slice(0, LONGEST + 1))?.[0] ?? kept;
  return `${words.toWellFormed().replace(/\uFFFD$/u, "")} …`;
}
