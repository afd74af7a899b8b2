/** How many requests a second nginx answers from the finished site, on loopback, with wrk (https://github.com/wg/wrk). */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allPages } from "../../knowledge/addresses.ts";
import type { Site } from "../../knowledge/model.ts";
import { withNginx } from "./nginx.ts";
import type { Row } from "./row.ts";
import { finishedSite, print } from "./site.ts";

const CONNECTIONS = 50;
const SECONDS = 30;

/** What wrk's script says at its end. */
interface Measured {
  requests: number;
  /** Microseconds, as the percentile. */
  duration: number;
  p99: number;
  bytes: number;
  errors: number;
}

/** Asks for every page, and for the files that pages load, in an order that is no order; compressed, as browsers do. */
export async function serving(): Promise<Row[]> {
  const site = await finishedSite();
  const { root, knowledge } = site;
  const pages = allPages(knowledge).flatMap((alternates) => [...alternates.values()]);
  const addresses = [...pages, ...assetsOf(root, knowledge.site)];
  const measured = await withNginx(site, "http", (start) => ask(start, addresses));
  const perSecond = (amount: number): number => amount / (measured.duration / 1e6);
  const what = `nginx, two workers, ${CONNECTIONS} connections, ${SECONDS} s, ${addresses.length} addresses`;
  print(what, [`${measured.requests} requests, ${(perSecond(measured.bytes) / 1e6).toFixed(1)} MB/s`]);
  return [
    { what: `${what}: requests`, figure: perSecond(measured.requests), unit: "1/s" },
    { what: "serving: the slowest hundredth takes at least (p99)", figure: measured.p99 / 1000, unit: "ms" },
    {
      what: "serving: errors, answers of 400 and above among them",
      figure: measured.errors,
      unit: "",
      aim: { most: 0 },
    },
  ];
}

const assetsOf = (root: string, { root: { pathname } }: Site): string[] =>
  readdirSync(join(root, "_astro")).map((file) => `${pathname}_astro/${file}`);

async function ask(start: string, addresses: readonly string[]): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "bench-wrk-"));
  try {
    const script = join(folder, "ask.lua");
    await writeFile(script, scriptFor(addresses));
    const args = ["-t2", `-c${CONNECTIONS}`, `-d${SECONDS}s`, "-s", script, new URL(start).origin];
    const { stdout, error, status } = spawnSync("wrk", args, { encoding: "utf8" });
    if (error) throw new Error("There is no wrk. On Debian: apt-get install wrk");
    if (status !== 0) throw new Error(`wrk ended with ${status}:\n${stdout}`);
    return JSON.parse(stdout.slice(stdout.lastIndexOf("{"))) as Measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** wrk's hooks: what to ask for next, and what to say at the end. "status" counts answers of 400 and above. */
const scriptFor = (addresses: readonly string[]): string => `
local addresses = { ${addresses.map((address) => JSON.stringify(address)).join(", ")} }
local headers = { ["Accept-Encoding"] = "gzip, br" }
request = function() return wrk.format("GET", addresses[math.random(#addresses)], headers) end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requests":%d,"duration":%d,"p99":%d,"bytes":%d,"errors":%d}',
    summary.requests, summary.duration, latency:percentile(99), summary.bytes,
    e.connect + e.read + e.write + e.status + e.timeout))
end
`;
