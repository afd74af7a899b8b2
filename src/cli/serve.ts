/**
 * Serves a built folder on this machine as a plain static host does.
 *
 * What works here works on any static host, under the policy of all hosts, and the tests can rely on it.
 */
import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream";
import { CACHING, HEADERS } from "../hosting/headers.ts";
import { contentTypeOf } from "../hosting/types.ts";
import { lookUp } from "./static-host.ts";

export interface ServeOptions {
  /** The built folder. */
  readonly root: string;
  /** The address it stands under: `/kb/`. */
  readonly base?: string;
  /** The first port to try; 0 lets the system choose one. */
  readonly port?: number;
}

export interface RunningServer {
  /** The address of the start page, with a slash at the end. */
  readonly url: string;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

const portsToTry = 20;

/**
 * Starts serving on loopback, on the first free port from `port` on.
 *
 * @throws {Error} when none of twenty ports is free
 */
export async function serve({ root, base = "/", port = 4321 }: ServeOptions): Promise<RunningServer> {
  const slashed = `/${base}/`.replace(/\/+/g, "/");
  const server = createServer((request, response) => {
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    void answer(request, response, root, slashed);
  });
  await listen(server, port, port === 0 ? 0 : port + portsToTry - 1);
  const taken = (server.address() as AddressInfo).port;
  return { url: `http://localhost:${taken}${slashed}`, close: () => close(server) };
}

async function listen(server: Server, port: number, lastPort: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(port, "127.0.0.1", resolve);
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || port >= lastPort) throw error;
    await listen(server, port + 1, lastPort);
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, root: string, base: string): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const found = await lookUp(root, base, request.url ?? "/");
  if (found.status === 301) response.writeHead(301, { Location: found.location }).end();
  else if (found.status === 200) send(request, response, found);
  else await sendNotFound(request, response, root);
}

async function sendNotFound(request: IncomingMessage, response: ServerResponse, root: string): Promise<void> {
  const page = await lookUp(root, "/", "/404.html");
  if (page.status === 200) send(request, response, { ...page, status: 404 });
  else response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
}

interface ServedFile {
  readonly status: number;
  readonly file: string;
  readonly size: number;
}

function send(request: IncomingMessage, response: ServerResponse, { status, file, size }: ServedFile): void {
  response.writeHead(status, {
    "Content-Type": contentTypeOf(file),
    "Content-Length": size,
    // A rebuilt page must be seen at the next load.
    [CACHING]: "no-cache",
  });
  if (request.method === "HEAD") response.end();
  // A file or a reader that goes away half-way ends this connection, not the server; a reader may be gone already,
  // and pipeline() throws then.
  else if (!response.destroyed) pipeline(createReadStream(file), response, () => undefined);
}
