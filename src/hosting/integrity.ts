/** Scripts and styles that a browser only takes as they were built (Subresource Integrity). */

/** Tags that name a file of the site: a script, or a style or module that is loaded with the page. */
const TAGS = /<(?:script|link)\b[^>]*?\s(?:src|href)="([^"]+\.(?:css|js))"/gu;

/**
 * A finished page whose tags say what the files have to be.
 * @param digestOf the digest of a file by its address; none for a file of another site
 */
export const withIntegrity = (html: string, digestOf: (address: string) => string | undefined): string =>
  html.replaceAll(TAGS, (tag, address: string) => {
    const digest = digestOf(address);
    return digest === undefined ? tag : `${tag} integrity="${digest}"`;
  });
