/** Value of a choice that stands for "undated", "of no topic" or "ungrouped"; no year and no id of a topic can be this. */
export const NONE = "-";
