/** Serves a finished site with Debian's nginx on loopback, as a real host would: compressed, with real headers. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compressedCopy } from "./precompressed.ts";

const PROGRAM = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"];
const MODULES = "/usr/lib/nginx/modules";
const WAY_OUT = "On Debian: apt-get install nginx-light libnginx-mod-http-brotli-static wrk";

/** How long nginx may take to answer, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Serves a site with two workers for as long as the work takes.
 * @param root folder of the site
 * @param base path that it stands under
 * @param work gets the address of the start page, ending in "/"
 * @throws when there is no nginx, with the way to get one
 */
export async function withNginx<Result>(
  { root, base }: { root: string; base: string },
  work: (start: string) => Promise<Result>,
): Promise<Result> {
  const program = PROGRAM.find(existsSync);
  if (program === undefined) throw new Error(`There is no nginx. ${WAY_OUT}`);
  const folder = await mkdtemp(join(tmpdir(), "bench-nginx-"));
  let running: ChildProcess | undefined;
  try {
    // Workers that root starts are nobody's, and must be able to read.
    await chmod(folder, 0o755);
    const files = await compressedCopy(root);
    const port = await freePort();
    await writeFile(join(folder, "nginx.conf"), configuration({ folder, files, port, base }));
    running = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf")], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const start = `http://localhost:${port}${base}`;
    await answers(start);
    return await work(start);
  } finally {
    await ended(running);
    await rm(folder, { recursive: true, force: true });
  }
}

interface Server {
  /** Where nginx may write. */
  folder: string;
  /** Folder of the site's files. */
  files: string;
  port: number;
  base: string;
}

/** What is the machine's: where nginx may write, how many workers. What is the site's stands in `site`. */
function configuration({ folder, files, port, base }: Server): string {
  const module = join(MODULES, "ngx_http_brotli_static_module.so");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `  ${name}_temp_path ${folder}/${name};`,
  );
  return `${existsSync(module) ? `load_module ${module};\n` : ""}daemon off;
worker_processes 2;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
${temporary.join("\n")}
  server {
    listen 127.0.0.1:${port} reuseport;
${site({ files, base }, existsSync(module))}
  }
}
`;
}

/** What a host is told of the site. */
const site = ({ files, base }: Pick<Server, "files" | "base">, hasBrotli: boolean): string => `    location ${base} {
      alias ${files}/;
    }
    charset utf-8;
    charset_types text/css text/javascript application/javascript application/json text/markdown text/xml;
    gzip_static on;
    ${hasBrotli ? "brotli_static on;" : ""}
    index index.html;
    error_page 404 ${base}404.html;
    add_header Cache-Control no-cache always;
    add_header X-Content-Type-Options nosniff always;
    add_header Content-Security-Policy "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'" always;
    location ${base}_astro/ {
      alias ${files}/_astro/;
      add_header Cache-Control "public, max-age=31536000, immutable" always;
      add_header X-Content-Type-Options nosniff always;
    }`;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === "object" ? resolve(address.port) : reject()));
    });
  });
}

async function answers(start: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const isThere = await fetch(start).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return;
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
