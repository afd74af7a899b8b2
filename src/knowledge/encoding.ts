/** Bytes of a file as text: UTF-8, and nothing that only looks like it. */
import { isUtf8 } from "node:buffer";
import { placeOf } from "../markdown/source-map.ts";
import { type Problem, problemAt } from "./problems.ts";

/** The text without a leading byte order mark, or the problem that kept it from being read. */
export function decodeText(bytes: Uint8Array, file: string): string | Problem {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    const message = `the file is ${wide}, not UTF-8; save it as UTF-8.`;
    return problemAt({ file, line: 1, column: 1 }, "file-readable", message);
  }
  const text = new TextDecoder("utf-8").decode(bytes);
  return isUtf8(bytes) ? text : notUtf8(text, bytes, file);
}

/** By its byte order mark, or by the zeros that English has in every second byte of it. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? "UTF-32" : "UTF-16";
  if (first === 0xfe && second === 0xff) return "UTF-16";
  const start = bytes.subarray(0, 1000);
  const zeros = [0, 1].map((half) => start.filter((byte, index) => byte === 0 && index % 2 === half).length);
  return Math.max(...zeros) > start.length / 4 ? "UTF-16" : undefined;
}

/** The place of the first byte that cannot be read: there the decoder has put U+FFFD, which nobody wrote. */
function notUtf8(text: string, bytes: Uint8Array, file: string): Problem {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let at = mark;
  let from = 0;
  for (const { index } of text.matchAll(/\uFFFD/gu)) {
    at += Buffer.byteLength(text.slice(from, index));
    from = index;
    if (bytes[at] !== 0xef || bytes[at + 1] !== 0xbf || bytes[at + 2] !== 0xbd) break;
  }
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  const message = `the byte ${byte} here is not UTF-8; save the file as UTF-8 (editors often offer Windows-1252 or ISO 8859-1 for reading what it says).`;
  return problemAt({ file, ...placeOf(text, from) }, "file-readable", message);
}
