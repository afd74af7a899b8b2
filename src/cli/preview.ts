/**
 * Serves what was built, under the base path it was built for: `npm run preview`.
 */
import { existsSync } from "node:fs";
import process from "node:process";
import { readSettings } from "../knowledge/settings.ts";
import { readSite } from "../knowledge/site.ts";
import { serve } from "./serve.ts";

/**
 * Serves the finished site until the process is asked to stop, and says where. The environment may set PORT.
 *
 * Where nothing is built it says how to build and sets exit code 1.
 */
export async function preview(): Promise<void> {
  const settings = readSettings();
  if (!existsSync(settings.outDir)) {
    console.error('Nothing is built yet. "npm run build" builds, "npm start" builds and serves.');
    process.exitCode = 1;
    return;
  }
  const { site } = await readSite(settings);
  const { PORT } = process.env;
  const server = await serve({
    root: settings.outDir,
    base: site?.root.pathname ?? "/",
    ...(PORT ? { port: Number(PORT) } : {}),
  });
  console.log(`\n${server.url}\n\nStop with Ctrl+C.`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
}

if (import.meta.main) await preview();
