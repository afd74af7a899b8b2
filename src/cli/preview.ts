/**
 * Serves what was built, under the base path it was built for: `npm run preview`.
 */
import { existsSync } from "node:fs";
import process from "node:process";
import { readSettings } from "../knowledge/settings.ts";
import { readSite } from "../knowledge/site.ts";
import { bringBack } from "./finished-site.ts";
import { serve } from "./serve.ts";

const usualPort = 4321;

/**
 * Serves the finished site until the process is asked to stop, and says where. The environment may set PORT.
 *
 * Where it cannot, it says why and sets exit code 1.
 */
export async function preview(): Promise<void> {
  const settings = readSettings();
  const port = Number(process.env.PORT || usualPort);
  await bringBack(settings.outDir);
  if (!existsSync(settings.outDir)) {
    return refuse('Nothing is built yet. "npm run build" builds, "npm start" builds and serves.');
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return refuse(`PORT must be a number from 0 to 65535, not “${process.env.PORT}”.`);
  }
  const { site } = await readSite(settings);
  const server = await serve({ root: settings.outDir, base: site?.root.pathname ?? "/", port });
  console.log(`\n${server.url}\n\nStop with Ctrl+C.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 1;
}

if (import.meta.main) await preview();
