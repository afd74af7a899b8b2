/** A copy of a finished site with its text files compressed beside them, as the deploy recipe lays it on a host. */
import { rmSync } from "node:fs";
import { chmod, cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** What compresses; fonts, pictures and the search index are compressed already. */
const TEXT = new Set(".bib .css .html .js .json .md .ris .svg .txt .webmanifest .xml".split(" "));

/** Compressed files at once: the compressors run beside each other on as many cores as there are. */
const AT_ONCE = 4;

/** @returns the bytes as brotli at its best makes them, quality 11 with the window that browsers promise to have */
export const brotli = (content: string | Uint8Array): Promise<Uint8Array> =>
  promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });

const copies = new Map<string, Promise<string>>();

/**
 * A copy of a site that has, beside each text file, `<file>.br` and `<file>.gz`. One is made in this process, and goes
 * with it.
 * @returns the copy's folder, which every user of the machine may read
 */
export function compressedCopy(root: string): Promise<string> {
  const copy = copies.get(root) ?? copyCompressed(root);
  copies.set(root, copy);
  return copy;
}

async function copyCompressed(root: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "bench-site-"));
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }));
  await cp(root, copy, { recursive: true });
  await chmod(copy, 0o755);
  const files = (await readdir(copy, { recursive: true })).filter((file) => TEXT.has(extname(file))).values();
  const work = async (): Promise<void> => {
    for (const file of files) await compress(join(copy, file));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return copy;
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  await writeFile(`${file}.br`, await brotli(content));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}
