/** Names in addresses; apart from all else, because every page looks for them. */

/** Holds the words by which a page was found, to be marked in it. */
export const FOUND = "found";
