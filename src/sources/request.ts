/** One request of HTTP, with limits of time and size, that follows no redirection and keeps no connection. */
import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { pipeline, type Readable, type Transform } from "node:stream";
import { constants, createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { assertPublic, publicLookup } from "./public-address.ts";

export interface Limits {
  /** Milliseconds until the server has begun to answer. */
  answer: number;
  /** Milliseconds until the answer is complete. */
  whole: number;
  /** Bytes of the answer that are read, unpacked. */
  size: number;
}

export const LIMITS: Limits = { answer: 20_000, whole: 60_000, size: 8 * 1024 * 1024 };

export interface Ask {
  headers: Readonly<Record<string, string>>;
  limits: Limits;
  /** Private networks may be asked: for a base that cites an intranet, and for tests. */
  allowPrivate: boolean;
  signal: AbortSignal;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** There was more than the limit. */
  isCut: boolean;
}

/**
 * @throws {Refusal} when the address is not to be asked
 * @throws {Error} when nothing answers, in time or at all; `signal.reason` when the work was stopped
 */
export async function request(address: URL, { headers, limits, allowPrivate, signal }: Ask): Promise<Answer> {
  if (!allowPrivate) assertPublic(address);
  const send = address.protocol === "https:" ? requestSecure : requestPlain;
  const sent = send(address, {
    // A link may carry a password; it is not ours to use.
    auth: null,
    agent: false,
    headers: { "Accept-Encoding": "gzip, br", ...headers },
    signal,
    ...(!allowPrivate && { lookup: publicLookup }),
  });
  let late: Error | undefined;
  const stop = (message: string): void => {
    late = new Error(message);
    sent.destroy(late);
  };
  const answer = setTimeout(() => stop(`no answer in ${seconds(limits.answer)}`), limits.answer);
  const whole = setTimeout(() => stop(`no end after ${seconds(limits.whole)}`), limits.whole);
  try {
    const response = await responseTo(sent);
    clearTimeout(answer);
    return { status: response.statusCode ?? 0, headers: response.headers, ...(await read(response, limits.size)) };
  } catch (error) {
    throw late ?? error;
  } finally {
    clearTimeout(answer);
    clearTimeout(whole);
    sent.destroy();
  }
}

const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`;

function responseTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Stays for errors after the answer has begun, which the reading of it reports.
    sent.on("error", reject);
    sent.once("response", resolve);
    sent.end();
  });
}

/**
 * Reads no more than the limit: a page without end, and one that unpacks to one, stop there. What comes with a
 * redirection or an error is not read at all.
 */
async function read(response: IncomingMessage, size: number): Promise<Pick<Answer, "body" | "isCut">> {
  const chunks: Buffer[] = [];
  let length = 0;
  const hasPage = Math.floor((response.statusCode ?? 0) / 100) === 2;
  for await (const chunk of (hasPage ? unpacked(response) : []) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > size) break;
  }
  return { body: Buffer.concat(chunks).subarray(0, size), isCut: length > size };
}

/** A packed text that breaks off is read as far as it goes. */
const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH };

const UNPACKERS = new Map<string, () => Transform>([
  ["gzip", () => createGunzip(LENIENT)],
  ["x-gzip", () => createGunzip(LENIENT)],
  ["deflate", () => createInflate(LENIENT)],
  ["br", () => createBrotliDecompress()],
]);

function unpacked(response: IncomingMessage): Readable {
  const unpacker = UNPACKERS.get(response.headers["content-encoding"]?.trim().toLowerCase() ?? "")?.();
  // Its errors are those of what is read at the end of it.
  return unpacker ? pipeline(response, unpacker, () => undefined) : response;
}
