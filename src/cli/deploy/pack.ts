/** Copies of files that a web server sends in their place, made once and small, not anew for every reader. */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** What is text; fonts, pictures and search bundles are packed already. */
const TEXT = /\.(?:html|css|js|json|svg|xml|txt|md|bib|ris)$/u;
/** Bytes below which a packed copy saves no packet on the line. */
const SMALLEST = 1024;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** How a copy is packed, by what its name ends in; the level is the highest, because it is done once. */
const PACKERS: ReadonlyMap<string, (bytes: Buffer) => Promise<Buffer>> = new Map([
  [
    ".br",
    (bytes) =>
      brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  ],
  [".gz", (bytes) => gzipped(bytes, { level: constants.Z_BEST_COMPRESSION })],
]);

/** The endings of the copies that a file gets. */
export const packingsOf = (path: string, size: number): string[] =>
  TEXT.test(path) && size >= SMALLEST ? [...PACKERS.keys()] : [];

/** @returns the packed bytes, or nothing where they are not fewer */
export async function pack(ending: string, bytes: Buffer): Promise<Buffer | undefined> {
  const packed = await PACKERS.get(ending)?.(bytes);
  return packed !== undefined && packed.length < bytes.length ? packed : undefined;
}
