/**
 * Cuts the index of a language into small chunks after Pagefind has made it: a search loads the whole chunk of each of its
 * words, and Pagefind, which has no setting for it, makes chunks of 30 kB.
 *
 * Its files are gzip of a signature and CBOR: `[version, pages, [[from, to, hash]…], …]` in `.pf_meta`, and
 * `[[[word, pages, …]…]]` in `.pf_index` (Pagefind 1.6, pagefind/src/index/index_metadata.rs and index_words.rs).
 */
import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { IndexFile } from "pagefind";
import { arrayOf, itemOf, itemsOf, textOf } from "./cbor.ts";
import { chunksOf } from "./chunks.ts";

/**
 * Languages whose stemmers take letters from the front of a word, as the Arabic one does with the article: a word is
 * asked for under another letter than its stem stands under. Their indexes stay as they are.
 */
const FRONTED = new Set(["ar", "ga", "id", "ta", "yi"]);

/** What the index says of itself (`pagefind-entry.json`). */
export interface Contents {
  languages: Record<string, { page_count: number; hash: string }>;
}

/** Name of the file that has them. */
export const CONTENTS = "pagefind-entry.json";

/**
 * The files of a bundle with its words in small chunks.
 * @param locale the bundle's only language
 * @throws when the files are not what Pagefind 1.6 writes
 */
export function cutIndex(files: readonly IndexFile[], locale: string, small?: number): IndexFile[] {
  if (FRONTED.has(new Intl.Locale(locale).language)) return [...files];
  const { path, content } = fileOf(files, /\.pf_meta$/u);
  const [version, pages, list, ...rest] = itemsOf(unpack(content));
  if (!version || !pages || !list) throw new Error(`The search index has no list of its chunks in ${path}.`);
  const chunks = chunksOf(entriesOf(files), small).map(({ from, to, entries }) => {
    const { hash, file } = pack("index/*.pf_index", locale, arrayOf([arrayOf(entries)]));
    return { file, row: arrayOf([from, to, hash].map(itemOf)) };
  });
  const rows = arrayOf(chunks.map(({ row }) => row));
  const meta = pack("pagefind.*.pf_meta", locale, arrayOf([version, pages, rows, ...rest]));
  return [
    ...files.filter((file) => file.path !== CONTENTS && !/\.pf_(?:index|meta)$/u.test(file.path)),
    ...chunks.map(({ file }) => file),
    meta.file,
    { path: CONTENTS, content: Buffer.from(renamed(fileOf(files, /^pagefind-entry\.json$/u), locale, meta.hash)) },
  ];
}

/**
 * The entries of an index in their order.
 * @throws when a chunk that its list names is missing
 */
export function entriesOf(files: readonly IndexFile[]): Buffer[] {
  const [, , list] = itemsOf(unpack(fileOf(files, /\.pf_meta$/u).content));
  const chunks = files.filter(({ path }) => path.endsWith(".pf_index"));
  return itemsOf(list ?? Buffer.of()).flatMap((row) => {
    const hash = textOf(itemsOf(row)[2] ?? row);
    const [entries] = itemsOf(unpack(fileOf(chunks, new RegExp(`^index/${hash}\\.pf_index$`, "u")).content));
    return itemsOf(entries ?? Buffer.of());
  });
}

function fileOf(files: readonly IndexFile[], path: RegExp): IndexFile {
  const found = files.find((file) => path.test(file.path));
  if (found === undefined) throw new Error(`The search index has no file ${path.source}.`);
  return found;
}

/** What the index says of itself, naming other metadata. */
function renamed({ content }: IndexFile, locale: string, hash: string): string {
  const contents = JSON.parse(Buffer.from(content).toString()) as Contents;
  const own = contents.languages[locale];
  if (own === undefined) throw new Error(`The search index has not the language "${locale}".`);
  return JSON.stringify({ ...contents, languages: { ...contents.languages, [locale]: { ...own, hash } } });
}

const SIGNATURE = Buffer.from("pagefind_dcd");

function unpack(content: Uint8Array): Buffer {
  const bytes = gunzipSync(content);
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error("The search index lacks its signature.");
  return bytes.subarray(SIGNATURE.length);
}

/** Of gzip: the highest makes the chunks of a large base a hundredth smaller, and takes three times as long. */
const LEVEL = 7;

/** A file named by what is in it. @param path with "*" for the name */
function pack(path: string, locale: string, content: Buffer): { hash: string; file: IndexFile } {
  const hash = `${locale}_${createHash("sha256").update(content).digest("hex").slice(0, 10)}`;
  const bytes = gzipSync(Buffer.concat([SIGNATURE, content]), { level: LEVEL });
  // Which system has packed it (RFC 1952, 2.3.1) makes no difference: 255 is none that is known.
  bytes[9] = 255;
  return { hash, file: { path: path.replace("*", hash), content: bytes } };
}
