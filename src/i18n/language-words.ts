/** In which language something is, said to the readers of a locale. */
import { languageName } from "./format.ts";
import { translator } from "./translate.ts";

/** "in English", "in inglese": the label of what is in another language than its page. */
export const inLanguage = (language: string, { tag, format }: { tag: string; format: string }): string =>
  translator(tag)("bibliography.inLanguage", { language: languageName(language, format) });
