/** Servers of Debian on loopback, with exactly what `npm run kb -- host` prints for a site, but for ports and keys. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { answers, freePorts, withNobodysKey } from "../../src/cli/bench/loopback.ts";
import { projectRoot } from "../site.ts";

export interface HostedSite {
  content: string;
  base: string;
  /** Folder of what was built. */
  root: string;
}

export interface Host {
  /** Address of the site's root, with a slash at the end. */
  url: string;
  /** Address at which it can be had without encryption, if at all. */
  plain?: string;
  stop(): Promise<void>;
}

/** Folder with what Debian's nginx loads besides itself. */
const MODULES = "/etc/nginx/modules-enabled";
const hasBrotli = existsSync(join(MODULES, "50-mod-http-brotli-static.conf"));

/** What the command prints for nginx, which serves `.br` files where it can. */
const nginxPrints = (site: HostedSite): string => printed("nginx", site, hasBrotli ? ["--brotli"] : []);

const printed = (server: string, { content, base, root }: HostedSite, words: readonly string[] = []): string =>
  execFileSync(process.execPath, ["src/cli/kb.ts", "host", server, "--root", root, ...words], {
    cwd: projectRoot,
    encoding: "utf8",
    env: { ...process.env, KB_CONTENT: content, KB_BASE: base },
  });

/** @throws with the way to get a program that is not there */
function requireProgram(name: string, option: string): void {
  if (spawnSync(name, [option], { stdio: "ignore" }).status !== 0)
    throw new Error(`The audit needs ${name}: apt-get install ${name}`);
}

/** nginx with HTTPS, and beside it what leads there from HTTP. */
export async function startNginx(site: HostedSite, printedConfig = nginxPrints(site)): Promise<Host> {
  requireProgram("nginx", "-v");
  const folder = mkdtempSync(join(tmpdir(), "kb-nginx-"));
  requireProgram("openssl", "version");
  const [port = 0, plainPort = 0] = await freePorts(2);
  const config = withNobodysKey(printedConfig, { folder, port, plainPort });
  writeFileSync(join(folder, "site.conf"), config);
  writeFileSync(join(folder, "nginx.conf"), around(folder));
  const child = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-e", "stderr"], { stdio: "inherit" });
  const plain = `http://localhost:${plainPort}${site.base}`;
  if (!config.includes(" ssl ")) return answering(child, plain, folder);
  return { ...(await answering(child, `https://localhost:${port}${site.base}`, folder)), plain };
}

/** What a machine's own nginx.conf says around the sites. */
const around = (folder: string): string =>
  [
    ...(existsSync(MODULES) ? [`include ${MODULES}/*.conf;`] : []),
    ...(process.getuid?.() === 0 ? ["user root;"] : []),
    `daemon off; pid ${folder}/pid; error_log stderr crit;`,
    "events {}",
    "http { access_log off;",
    ...["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`),
    `include ${folder}/site.conf; }`,
  ].join("\n");

/** Caddy without encryption: certificates are its own affair. */
export async function startCaddy(
  site: HostedSite,
  printedFor = (listen: string) => printed("caddy", site, ["--listen", listen]),
): Promise<Host> {
  requireProgram("caddy", "version");
  const folder = mkdtempSync(join(tmpdir(), "kb-caddy-"));
  const [port = 0] = await freePorts(1);
  writeFileSync(
    join(folder, "Caddyfile"),
    `{\n\tadmin off\n\tlog {\n\t\tlevel ERROR\n\t}\n}\n${printedFor(`127.0.0.1:${port}`)}`,
  );
  const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn("caddy", ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"], {
    env,
    stdio: "inherit",
  });
  return answering(child, `http://localhost:${port}${site.base}`, folder);
}

/** The server, when it answers. @throws when it ends before, or never does */
async function answering(child: ChildProcess, url: string, folder: string): Promise<Host> {
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
    if (await answers(url)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`${child.spawnfile} does not serve ${url}.`);
}
