/** What servers of a finished site need to be tried on this machine alone: ports, a key of nobody's, and patience. */
import { execFileSync } from "node:child_process";
import { request as requestPlain } from "node:http";
import { request } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";

/** @returns ports of the loopback that were free a moment ago, each another */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once("listening", resolve))));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/**
 * What `npm run kb -- host nginx` prints for HTTPS, at ports of this machine's own, with a key made for this.
 * @param at the folder for the key and its certificate; the port for HTTPS, and the one that leads there
 * @throws when there is no openssl
 */
export function withNobodysKey(config: string, at: { folder: string; port: number; plainPort: number }): string {
  const [key, certificate] = [join(at.folder, "key"), join(at.folder, "certificate")];
  const made = ["-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", "-x509", "-days", "2", "-subj", "/CN=localhost", ...made], { stdio: "ignore" });
  return config
    .replaceAll(/^ *listen \[::\].*\n/gmu, "")
    .replace("listen 443", `listen 127.0.0.1:${at.port}`)
    .replace("listen 80;", `listen 127.0.0.1:${at.plainPort};`)
    .replace(/(?<=ssl_certificate ).*(?=;)/u, certificate)
    .replace(/(?<=ssl_certificate_key ).*(?=;)/u, key);
}

/** Whether a server is there; whose its key is does not matter. */
export const answers = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const answered = (response: { resume(): unknown }): void => {
      response.resume();
      resolve(true);
    };
    const asked = url.startsWith("https:")
      ? request(url, { rejectUnauthorized: false }, answered)
      : requestPlain(url, answered);
    asked.once("error", () => resolve(false)).end();
  });
