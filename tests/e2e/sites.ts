/** Builds the sites that the browser reads, and serves them by the project's own server while the tests run. */
import { join } from "node:path";
import process from "node:process";
import { type RunningServer, serve } from "../../src/cli/serve.ts";
import { buildSite, fixture, projectRoot, workshop } from "../site.ts";

/** Environment variables in which the workers find the sites' addresses. */
export const addresses = { fixture: "KB_TEST_FIXTURE", content: "KB_TEST_CONTENT" } as const;

const contents = { fixture, content: join(projectRoot, "content") } as const;

export default async function globalSetup(): Promise<() => Promise<void>> {
  const servers: RunningServer[] = [];
  for (const name of ["fixture", "content"] as const) {
    const root = join(workshop, "e2e", name, "dist");
    await buildSite({ content: contents[name], out: root });
    const server = await serve({ root, port: 0 });
    process.env[addresses[name]] = server.url;
    servers.push(server);
  }
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
}
