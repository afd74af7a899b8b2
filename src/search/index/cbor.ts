/**
 * As much of CBOR (RFC 8949) as the files of an index have: whole numbers, texts and arrays, each of a stated length.
 * What is read stays as it stands in the bytes.
 */

/** Major types (RFC 8949, 3.1). */
const WHOLE = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;

/** Below this a first byte is a whole number of no other bytes. */
const SMALL = 24;

/** Bytes of an argument that does not stand in the first byte itself, by what that says (RFC 8949, 3). */
const WIDTHS = new Map([
  [24, 1],
  [25, 2],
  [26, 4],
]);

interface Head {
  type: number;
  /** The number itself, or how many bytes or items follow. */
  argument: number;
  /** Where they follow. */
  end: number;
}

function headAt(bytes: Buffer, at: number): Head {
  const first = bytes.readUInt8(at);
  const type = first >> 5;
  const short = first & 0b11111;
  const width = WIDTHS.get(short) ?? 0;
  if (![WHOLE, NEGATIVE, TEXT, ARRAY].includes(type) || (short > 23 && width === 0))
    throw new Error(`An index has no item that begins with ${first} (byte ${at}).`);
  return { type, argument: width === 0 ? short : bytes.readUIntBE(at + 1, width), end: at + 1 + width };
}

/** Where the item ends that begins at `at`. An index is millions of small numbers: those have no more than a first byte. */
function endOf(bytes: Buffer, at: number): number {
  let next = at;
  for (let left = 1; left > 0; left--) {
    if ((bytes[next] ?? SMALL) < SMALL) next += 1;
    else {
      const { type, argument, end } = headAt(bytes, next);
      next = type === TEXT ? end + argument : end;
      if (type === ARRAY) left += argument;
    }
  }
  return next;
}

/**
 * The items of an array, each as its bytes.
 * @throws when the bytes are anything but one array, or have in it what no index has
 */
export function itemsOf(bytes: Buffer): Buffer[] {
  const { type, argument, end } = headAt(bytes, 0);
  if (type !== ARRAY) throw new Error("An index has an array here, and nothing else.");
  const items: Buffer[] = [];
  let at = end;
  while (items.length < argument) {
    const next = endOf(bytes, at);
    items.push(bytes.subarray(at, next));
    at = next;
  }
  if (at !== bytes.length) throw new Error(`An array of ${at} bytes cannot have ${bytes.length}.`);
  return items;
}

/** @throws when the bytes are anything but one text */
export function textOf(bytes: Buffer): string {
  const { type, argument, end } = headAt(bytes, 0);
  if (type !== TEXT || end + argument !== bytes.length) throw new Error("An index has a text here, and nothing else.");
  return bytes.toString("utf8", end);
}

/** An array of items that are CBOR already. */
export const arrayOf = (items: readonly Buffer[]): Buffer => Buffer.concat([headOf(ARRAY, items.length), ...items]);

/** The first item of an array, without reading the others. @throws as `itemsOf` does */
export function firstItemOf(bytes: Buffer): Buffer | undefined {
  const { type, argument, end } = headAt(bytes, 0);
  if (type !== ARRAY) throw new Error("An index has an array here, and nothing else.");
  return argument === 0 ? undefined : bytes.subarray(end, endOf(bytes, end));
}

/** A text as CBOR. */
export function itemOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([headOf(TEXT, bytes.length), bytes]);
}

/** The shortest head, as Pagefind's are. */
function headOf(type: number, argument: number): Buffer {
  const [short, width] = [...WIDTHS].find((wide) => argument < 256 ** wide[1]) ?? [26, 4];
  if (argument < 24) return Buffer.of((type << 5) | argument);
  const head = Buffer.alloc(1 + width, (type << 5) | short);
  head.writeUIntBE(argument, 1, width);
  return head;
}
