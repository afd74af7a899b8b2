/** Folder of the search bundles in the finished site; each locale has one of its own inside. */
export const BUNDLES = "pagefind";
