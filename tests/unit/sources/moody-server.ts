/** A server on this machine that answers as the web does: well, badly, late and with malice. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";

export const QUOTE = "No pier has ever been built, nor will one be.";
const html = (body: string): string => `<!doctype html><meta charset=utf-8><title>Spans</title>${body}`;
const page = html(
  `<h1>Spans</h1><p>As said: “No <b>pier</b> has ever\nbeen built, nor will one be.” ${"And so on. ".repeat(40)}`,
);
const typed = { "Content-Type": "text/html; charset=utf-8" };

type Handler = (request: IncomingMessage, response: ServerResponse, round: number) => void;

const send =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = ""): Handler =>
  (_, response) => {
    response.writeHead(status, { ...typed, ...headers }).end(body);
  };
const lead = (status: number, location: string): Handler => send(status, { Location: location });

const paths: Record<string, Handler> = {
  "/page": send(200, {}, page),
  "/moved": lead(301, "/moved-again"),
  "/moved-again": lead(308, "/page"),
  "/for-now": lead(302, "/page"),
  "/for-now-then-for-good": lead(302, "/moved-again"),
  "/thrown-away": lead(301, "/"),
  "/": send(200, {}, page),
  "/members": lead(302, "/login?next=/members"),
  "/login": send(200, {}, html("<p>Log in")),
  "/circle": lead(302, "/circle-back"),
  "/circle-back": lead(302, "/circle"),
  "/longer": (request, response) => {
    const step = Number(new URL(request.url ?? "", "http://x").searchParams.get("n") ?? 0);
    response.writeHead(302, { Location: `/longer?n=${step + 1}` }).end();
  },
  "/to-file": lead(302, "file:///etc/passwd"),
  "/to-metadata": lead(302, "http://169.254.169.254/latest/meta-data/"),
  "/to-nowhere": lead(302, "http://["),
  "/missing": send(404, {}, page),
  "/gone": send(410),
  "/forbidden": send(403, {}, page),
  "/broken": send(500),
  "/busy": send(429, { "Retry-After": "1" }),
  "/busy-long": send(429, { "Retry-After": "86400" }),
  "/hiccup": (request, response, round) => send(round === 0 ? 503 : 200, {}, page)(request, response, round),
  "/moody": (request, response, round) =>
    send(round === 0 ? 429 : 200, { "Retry-After": "1" }, page)(request, response, round),
  "/slow": () => undefined,
  "/dripping": (_, response) => {
    response.writeHead(200, typed).write("<p>");
    const drip = setInterval(() => response.write("drip "), 20);
    response.on("close", () => clearInterval(drip));
  },
  "/drifted": send(200, {}, page.replace("ever", "yet")),
  "/endless": (_, response) => {
    response.writeHead(200, typed);
    const pour = (): void => {
      while (!response.destroyed && response.write("endless words ".repeat(500)));
    };
    response.on("drain", pour);
    pour();
  },
  "/bomb": send(200, { "Content-Encoding": "gzip" }, gzipSync(Buffer.alloc(20 * 1024 * 1024, " "))),
  "/packed": send(200, { "Content-Encoding": "gzip" }, gzipSync(page)),
  "/packed-tight": send(200, { "Content-Encoding": "br" }, brotliCompressSync(page)),
  "/no-gzip": send(200, { "Content-Encoding": "gzip" }, page),
  "/no-http": (_, response) => {
    response.socket?.end("220 mail.example ready\r\n\r\n");
  },
  "/cut-off": (_, response) => {
    response.writeHead(200, { ...typed, "Content-Length": "100000" }).write(page);
    setTimeout(() => response.destroy(), 10);
  },
  "/hang-up": (_, response) => {
    response.destroy();
  },
  "/latin": send(200, { "Content-Type": "text/html; charset=utf-8" }, Buffer.from("<p>Perch\u00e9 no", "latin1")),
  "/malice": send(
    200,
    {},
    `${html("<script>throw 1</script>")}\u0000<img src=x onerror=alert(1)>${"<div>".repeat(10_000)}<p>${page}`,
  ),
  "/plain": send(200, { "Content-Type": "text/plain" }, `> No pier has ever\r\n> been built`.replaceAll("> ", "")),
  "/pdf": send(200, { "Content-Type": "application/pdf" }, "%PDF-1.7"),
  "/stable": (request, response, round) => {
    const isKnown = request.headers["if-none-match"] === '"v1"' && request.headers["if-modified-since"] !== undefined;
    const headers = { ETag: '"v1"', "Last-Modified": "Mon, 05 Oct 2026 08:00:00 GMT" };
    (isKnown ? send(304) : send(200, headers, page))(request, response, round);
  },
  "/wayback": (request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://x");
    const url = `http://web.archive.org/web/20240301093000/${searchParams.get("url")}`;
    const closest = { available: true, url, timestamp: "20240301093000", status: "200" };
    response.end(JSON.stringify({ archived_snapshots: searchParams.get("url")?.endsWith("/page") ? { closest } : {} }));
  },
};

export interface MoodyServer {
  origin: string;
  /** Requests that came, in their order. */
  requests: IncomingMessage[];
  close(): Promise<void>;
}

export async function startMoodyServer(): Promise<MoodyServer> {
  const requests: IncomingMessage[] = [];
  const rounds = new Map<string, number>();
  const server = createServer((request, response) => {
    requests.push(request);
    const path = (request.url ?? "").replace(/\?.*$/u, "");
    const round = rounds.get(path) ?? 0;
    rounds.set(path, round + 1);
    (paths[path] ?? send(404))(request, response, round);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, requests, close };
}
