/** Labels of places in a source as other languages write them; citations have the English ones in every language. */
const FOREIGN = new Map(
  (
    [
      ["p.", "pg pag pág pagg págs pagina página page seite s str bl"],
      ["sec.", "sez sect secc sezione sección seccion abschn abschnitt"],
      ["ch.", "cap capp chp capitolo capítulo capitulo kap kapitel chapitre"],
      ["fig.", "figura abb abbildung bild"],
      ["tab.", "tbl tabella tabla tableau tabelle"],
      ["eq.", "eqn eqns equazione ecuación ecuacion gleichung gl"],
      ["l.", "riga righe línea linea zeile ligne lin ln"],
      ["par.", "paragrafo párrafo parrafo absatz abs paragraphe"],
      ["app.", "appx appendice apéndice apendice anhang annexe"],
      ["vol.", "volumen bd band"],
      ["n.", "nota anm"],
    ] as const
  ).flatMap(([label, words]) => words.split(" ").map((word) => [word, label] as const)),
);

/** @param word without a full stop, in lower case */
export const foreignLabel = (word: string): string | undefined => FOREIGN.get(word);
