/** Names in addresses; apart from all else, because every page looks for them. */

/** Holds the words by which a page was found, to be marked in it. */
export const FOUND = "found";

/** Words that an address carries at most, and the longest: it stays one that a reader can look at. */
export const MOST_WORDS = 12;
export const LONGEST_WORD = 40;
