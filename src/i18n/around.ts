/** Stands for what a message is said around; it occurs in no text. */
const GAP = "\u{F8FF}";

/**
 * The words of a message before and after something that is an element of its own, and so keeps its own language and
 * direction: `around((title) => t("passage.quoted", { text: title }))` → ["“", "”"].
 */
export function around(say: (gap: string) => string): readonly [before: string, after: string] {
  const [before = "", after = ""] = say(GAP).split(GAP);
  return [before, after];
}
