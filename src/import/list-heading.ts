/** What stands above the list of sources at the end of a page, in the languages such pages are made in. */

/** Words in lower case; each may stand with others of its language around it (“Lista delle fonti”) only as listed. */
const HEADINGS = new Set(
  [
    "citations|cited sources|sources|references|reference list|list of references|works cited|bibliography|footnotes|notes and references",
    "citazioni|fonti|riferimenti|riferimenti bibliografici|bibliografia|note|fonti e riferimenti",
    "citas|citaciones|fuentes|referencias|bibliografía|referencias bibliográficas",
    "quellen|zitate|zitierungen|zitationen|einzelnachweise|quellenangaben|quellenverzeichnis|literatur|literaturverzeichnis|referenzen|nachweise",
    "citations et sources|références|références bibliographiques|bibliographie|sources et références",
    "citações|citação|fontes|referências|referências bibliográficas|bibliografia",
    "bronnen|citaten|referenties|verwijzingen|bronvermelding|literatuur",
    "cytaty|cytowania|źródła|odniesienia|referencje|przypisy|bibliografia",
    "citace|zdroje|odkazy|reference|citácie|zdroje a odkazy|referencie",
    "citat|citeringar|källor|referenser|kilder|referanser|referencer|citater|henvisninger|sitater|lähteet|viitteet|viittaukset|lainaukset|heimildir",
    "idézetek|források|hivatkozások|citate|surse|referințe|bibliografie|citati|izvori|viri|reference",
    "viited|allikad|tsitaadid|atsauces|avoti|citatos|šaltiniai|nuorodos|citime|burimet|referencat",
    "alıntılar|kaynaklar|kaynakça|referanslar|atıflar",
    "цитаты|цитирования|источники|ссылки|литература|список литературы|примечания|цитати|джерела|посилання|източници|цитирания|препратки|извори",
    "αναφορές|παραπομπές|πηγές|βιβλιογραφία|παραθέσεις",
    "المصادر|مصادر|المراجع|مراجع|الاستشهادات|استشهادات|الاقتباسات|منابع|ارجاعات|حوالہ جات|ציטוטים|מקורות|הפניות",
    "引用|引用文献|参考文献|参考|参考资料|參考資料|參考文獻|来源|來源|资料来源|資料來源|出典|参照|引文|引用元|脚注",
    "인용|인용문|출처|참고문헌|참고 문헌|참고 자료|참조",
    "उद्धरण|स्रोत|संदर्भ|सन्दर्भ|উদ্ধৃতি|সূত্র|তথ্যসূত্র",
    "kutipan|sumber|referensi|daftar pustaka|petikan|rujukan|trích dẫn|nguồn|tài liệu tham khảo|การอ้างอิง|แหล่งที่มา|อ้างอิง|mga sanggunian|vyanzo|marejeleo",
  ].flatMap((row) => row.split("|")),
);

/** Up to the colon: the heading may have the list's first entry behind it, on the same line. */
const LINE = /^[\s#*_=-]*(?<words>[^:：[［]{2,40}?)[\s*_]*(?<colon>[:：])?[\s*_=-]*(?<rest>$|[[［].*$)/u;

/**
 * @param line of a page
 * @returns where in the line its heading ends, or `undefined` where it is no heading of sources
 */
export function endOfListHeading(line: string): number | undefined {
  const groups = LINE.exec(line)?.groups;
  const words = (groups?.["words"] ?? "").trim().normalize("NFC").toLowerCase();
  if (!HEADINGS.has(words)) return undefined;
  return line.length - (groups?.["rest"] ?? "").length;
}
