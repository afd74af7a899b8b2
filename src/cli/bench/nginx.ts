/** Serves a finished site with Debian's nginx on loopback, as a real host would: compressed, with real headers. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type Hosted, hostedSite } from "../../hosting/hosted.ts";
import { nginxConfig } from "../../hosting/nginx.ts";
import { deploy } from "../deploy/deploy.ts";
import { answers, freePorts, withNobodysKey } from "./loopback.ts";
import type { FinishedSite } from "./site.ts";

const PROGRAM = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"];
const MODULES = "/usr/lib/nginx/modules";
const WAY_OUT = "On Debian: apt-get install nginx-light libnginx-mod-http-brotli-static wrk";

type Scheme = "http" | "https";

/** How long nginx may take to answer, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Serves a site with two workers for as long as the work takes.
 * @param scheme "https" with HTTP/2, as hosts do; "http" measures the serving alone
 * @param work gets the address of the start page, ending in "/"
 * @throws when there is no nginx, with the way to get one
 */
export async function withNginx<Result>(
  { root, knowledge }: FinishedSite,
  scheme: Scheme,
  work: (start: string) => Promise<Result>,
): Promise<Result> {
  const program = PROGRAM.find(existsSync);
  if (program === undefined) throw new Error(`There is no nginx. ${WAY_OUT}`);
  const folder = await mkdtemp(join(tmpdir(), "bench-nginx-"));
  let running: ChildProcess | undefined;
  try {
    // Workers that root starts are nobody's, and must be able to read.
    await chmod(folder, 0o755);
    const hosted = hostedSite(knowledge);
    const files = await deployed(root);
    const [port = 0, plainPort = 0] = await freePorts(2);
    await writeFile(join(folder, "nginx.conf"), configuration({ folder, files, port, plainPort, hosted, scheme }));
    running = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf")], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const start = `${scheme}://localhost:${port}${hosted.base}`;
    await answering(start);
    return await work(start);
  } finally {
    await ended(running);
    await rm(folder, { recursive: true, force: true });
  }
}

const roots = new Map<string, Promise<string>>();

/** A web root into which a site was deployed as `npm run kb -- deploy` does. One is made in this process, and goes with it. */
function deployed(site: string): Promise<string> {
  const root = roots.get(site) ?? deployInto(join(tmpdir(), `bench-site-${process.pid}-${roots.size}`), site);
  roots.set(site, root);
  return root;
}

async function deployInto(root: string, site: string): Promise<string> {
  process.once("exit", () => rmSync(root, { recursive: true, force: true }));
  await deploy({ site, root, packs: true });
  return root;
}

interface Server {
  /** Where nginx may write. */
  folder: string;
  /** Folder of the site's files. */
  files: string;
  port: number;
  /** For what leads from HTTP to HTTPS. */
  plainPort: number;
  hosted: Hosted;
  scheme: Scheme;
}

/** What is the machine's: where nginx may write, how many workers. The rest is what `npm run kb -- host nginx` prints. */
function configuration({ folder, files, port, plainPort, hosted, scheme }: Server): string {
  const module = join(MODULES, "ngx_http_brotli_static_module.so");
  const serving = { root: files, brotli: existsSync(module) };
  const site =
    scheme === "https"
      ? withNobodysKey(nginxConfig(hosted, serving), { folder, port, plainPort })
      : nginxConfig(hosted, { ...serving, listen: `127.0.0.1:${port}` });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `  ${name}_temp_path ${folder}/${name};`,
  );
  return `${existsSync(module) ? `load_module ${module};\n` : ""}daemon off;
worker_processes 2;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
${temporary.join("\n")}
${site}}
`;
}

async function answering(start: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await answers(start))) {
    if (Date.now() > end) throw new Error(`nginx does not answer at ${start}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ended(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null) return;
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  await closed;
}
