/** Italian: accents, elisions and truncations. */
import { INNER_APOSTROPHE, MARKS, YEAR_APOSTROPHE } from "./marks.ts";
import { decimals, RANGES, thousands } from "./numbers.ts";
import { type Rule, remembered, type Slip, write } from "./slip.ts";
import { SPACES, UNITS } from "./spaces.ts";

const words = (list: string): string[] => list.split(" ");

/** Words whose last letter has an accent, which an apostrophe or the other accent stands for; none is another word. */
const ACCENTED = words(
  "perché poiché affinché finché benché giacché nonché sicché cosicché anziché purché macché dacché " +
    "cioè più può già giù così né caffè sarà avrà potrà dovrà farà verrà andrà darà starà vorrà " +
    "città libertà volontà realtà facoltà difficoltà società varietà proprietà novità qualità quantità attività capacità " +
    "velocità possibilità disponibilità complessità stabilità compatibilità utilità necessità comunità densità università " +
    "responsabilità scalabilità affidabilità identità entità intensità profondità",
);

const withoutAccent = (word: string): string => word.normalize("NFD").replaceAll(/\p{M}/gu, "");
const byPlain = new Map(ACCENTED.map((word) => [withoutAccent(word), word]));

/** A word is written like its model: “PERCHE'” is “PERCHÉ”, “Perche'” is “Perché”. */
const inCase = (model: string, word: string): string =>
  model === model.toUpperCase() && model.length > 1
    ? word.toUpperCase()
    : model.charAt(0) === model.charAt(0).toUpperCase()
      ? word.charAt(0).toUpperCase() + word.slice(1)
      : word;

const accent = (written: string, right: string, isSafe: boolean): Omit<Slip, "start" | "end"> =>
  write("accents-right", `“${written}” is written with its accent`, right, isSafe);

/** Whether a single mark opens a quotation somewhere, which the mark behind a word may close. */
const quotes = remembered(/‘|(?<![\p{L}\p{N}]|(?:[dns]e|a|da|que|su)ll )'(?=\p{L})/iu);
/** Whether such a mark closes one. */
const closes = remembered(/\S['’](?![\p{L}\p{N}])/u);

const ACCENTS: readonly Rule[] = [
  // e', E’, c'e', dov'e'
  [
    /['’](?![\p{L}\p{N}])(?<=(?<![\p{L}\p{N}])(?<before>(?:(?<elided>c|dov|com|cos|qual|n|v)['’])?(?<verb>[eE]))['’])/giu,
    ({ 0: mark, groups }, text) => {
      const { before = "", elided, verb } = groups ?? {};
      const right = verb === "E" ? "È" : "è";
      const joined = elided === undefined ? right : `${elided}${/^qual$/iu.test(elided) ? " " : "’"}${right}`;
      return accent(`${before}${mark}`, joined, !quotes(text));
    },
  ],
  // perche', piu', citta', qualita'
  [
    /['’](?![\p{L}\p{N}])(?<=(?<![\p{L}\p{N}'’])(?<before>\p{L}+[aeiouAEIOU])['’])/gu,
    ({ 0: mark, groups }, text) => {
      const plain = groups?.["before"] ?? "";
      const right = byPlain.get(plain.toLowerCase());
      // “ne'” may stand for “nei”; the others could only close a quotation.
      return right === undefined
        ? undefined
        : accent(`${plain}${mark}`, inCase(plain, right), !quotes(text) && right !== "né");
    },
  ],
  // perchè, cioé, nè
  [
    /[èéÈÉ](?![\p{L}\p{N}'’])(?<=(?<![\p{L}\p{N}])(?<before>\p{L}+)[èéÈÉ])/gu,
    ({ 0: letter, groups }) => {
      const written = `${groups?.["before"]}${letter}`;
      const right = byPlain.get(withoutAccent(written.toLowerCase()));
      if (right === undefined || right === written.toLowerCase()) return undefined;
      return write("accents-right", `“${written}” has the other accent`, inCase(written, right));
    },
  ],
  [/(?<![\p{L}\p{N}])[éÉ](?=\s)/gu, ({ 0: written }) => accent(written, written === "é" ? "è" : "È", true)],
  // stà, fà, quì, quà
  [
    /(?<![\p{L}\p{N}])(?:st|f|qu)à(?![\p{L}\p{N}'’])|(?<![\p{L}\p{N}])quì(?![\p{L}\p{N}'’])/gu,
    ({ 0: written }) => write("accents-right", `“${written}” has no accent`, withoutAccent(written)),
  ],
  [
    /(?<![\p{L}\p{N}])([Pp])ò(?![\p{L}\p{N}'’])/gu,
    ({ 0: written, 1: p }) => write("accents-right", `“${written}” is “poco” cut short`, `${p}o’`),
  ],
];

/** Masculine nouns and words; before them “un” has no apostrophe. */
const MASCULINE = "altro|anno|articolo|argomento|array|elemento|errore|esempio|indirizzo|insieme|oggetto|ordine|uomo";

/** Words that lose their vowel before another. */
const ELIDED =
  "l|dell|all|dall|nell|sull|coll|un|quell|bell|sant|dov|com|cos|c|d|s|m|t|v|anch|tutt|nient|senz|quest|mezz";

const ELISIONS: readonly Rule[] = [
  [
    /(?<![\p{L}\p{N}])([Qq]ual)['’]è(?![\p{L}\p{N}])/gu,
    ({ 0: written, 1: word }) => write("apostrophes-curved", `“${written}” has no apostrophe`, `${word} è`),
  ],
  [
    new RegExp(`(?<![\\p{L}\\p{N}])([Uu]n)['’](${MASCULINE})(?![\\p{L}\\p{N}])`, "gu"),
    ({ 0: written, 1: article, 2: noun }) =>
      write("apostrophes-curved", `“${written}” has no apostrophe`, `${article} ${noun}`),
  ],
  // l' archivio
  [
    new RegExp(`['’] +(?=[aeiouhàèéìòù])(?<=(?<![\\p{L}\\p{N}'’])(?<before>${ELIDED})['’] +)`, "giu"),
    ({ groups }, text) => {
      const word = groups?.["before"] ?? "";
      return write("apostrophes-curved", `no space stands behind “${word}’”`, `${word}’`, !quotes(text));
    },
  ],
  // l' 8 maggio, all’ 86%
  [
    /['’] +(?=8|11?(?!\d|[.:]\d))(?<=(?<![\p{L}\p{N}'’])(?<before>l|dell|all|dall|nell|sull)['’] +)/giu,
    ({ groups }, text) => {
      const word = groups?.["before"] ?? "";
      return write("apostrophes-curved", `no space stands behind “${word}’”`, `${word}’`, !quotes(text));
    },
  ],
  // dell 'archivio
  [
    /(?<![\p{L}\p{N}'’])(dell|all|dall|nell|sull|quell|l) +['’](?=[aeiouhàèéìòù])/giu,
    ({ 1: word }, text) => write("apostrophes-curved", `no space stands behind “${word}”`, `${word}’`, !closes(text)),
  ],
];

/** po', mo', be' and imperatives: here the apostrophe is one. */
const TRUNCATED: Rule = [
  /(?<=(?<![\p{L}\p{N}])(?:po|mo|be|di|da|fa|va|sta|to))'(?![\p{L}\p{N}])/giu,
  (_, text) => write("apostrophes-curved", "the apostrophe is straight", "’", !quotes(text)),
];

const MONTHS = "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre";

/** The first of a month, on keyboards that have only the sign of degrees. */
const ORDINAL: Rule = [
  new RegExp(`(?<=(?<![\\p{L}\\p{N}.,])1)°(?=[ \u00A0](?:${MONTHS})(?!\\p{L}))`, "gu"),
  () => write("ordinals-marked", "“°” is the sign of degrees", "º"),
];

export const ITALIAN: readonly Rule[] = [
  ...ACCENTS,
  ...ELISIONS,
  TRUNCATED,
  INNER_APOSTROPHE,
  YEAR_APOSTROPHE,
  ...MARKS,
  ...SPACES,
  ...UNITS,
  ORDINAL,
  RANGES,
  decimals(".", ","),
  thousands(",", "."),
];
