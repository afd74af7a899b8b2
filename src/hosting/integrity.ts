/** Scripts and styles that a browser only takes as they were built (Subresource Integrity). */

/** What stands before an address in a tag that loads a script or style, or a module that comes with the page. */
const LOADING = /^<(?:script|link)\s[^>]*\s?(?:src|href)=$/u;

/**
 * Puts the digests in: into a finished page, of which a base may have tens of thousands. That is why the addresses are
 * looked for, which are few, and not the tags.
 * @param folder address of the folder with the site's scripts and styles, which no other address begins with
 * @param digestOf the digest of a file by its address
 */
export function integrityWriter(folder: string, digestOf: (address: string) => string): (html: string) => string {
  const start = folder.replaceAll(/[.+*?()[\]{}|^$\\]/gu, String.raw`\$&`);
  const files = new RegExp(`"(${start}[^"]+\\.(?:css|js))"`, "gu");
  return (html) =>
    html.replaceAll(files, (written, address: string, offset: number) => {
      const tag = html.slice(html.lastIndexOf("<", offset), offset);
      return LOADING.test(tag) ? `${written} integrity="${digestOf(address)}"` : written;
    });
}
