/** "#page-place:12:40" asks for block 12, or the element of an id, at a height; theme.js knows these words too. */
export const ASKED = "#page-place";
