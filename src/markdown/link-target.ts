/** What a link by id means: `article:<id>`, `page:<id>`, `topic:<id>`, `source:<key>` or `site:<name>`, with `#<heading>` or without. */

/** What a text can link to by its id. */
export const LINK_KINDS = ["article", "page", "topic", "source", "site"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface LinkTarget {
  kind: LinkKind;
  /** As written, so that it may be no id at all. */
  id: string;
  /** Id of a heading; "" where nothing follows the "#". */
  heading: string | undefined;
}

/** The scheme of an address as written (RFC 3986, 3.1). */
export const schemeOf = (destination: string): string | undefined => /^([a-z][a-z\d+.-]*):/iu.exec(destination)?.[1];

export const isById = (destination: string): boolean => isKind(schemeOf(destination));

const isKind = (scheme: string | undefined): scheme is LinkKind => LINK_KINDS.some((kind) => kind === scheme);

/** The target of a link by id, or nothing for any other destination. */
export function targetOf(destination: string): LinkTarget | undefined {
  const kind = schemeOf(destination);
  if (!isKind(kind)) return undefined;
  const [id = "", ...rest] = destination.slice(kind.length + 1).split("#");
  return { kind, id, heading: rest.length === 0 ? undefined : decoded(rest.join("#")) };
}

/** A fragment as browsers compare it with ids; one with a broken "%" is taken as it stands. */
export function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
