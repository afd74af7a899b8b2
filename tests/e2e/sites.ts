/** Builds the sites that the browser reads, and serves them by the project's own server while the tests run. */
import { join } from "node:path";
import process from "node:process";
import { type RunningServer, serve } from "../../src/cli/serve.ts";
import { buildSite, fixture, projectRoot, workshop } from "../site.ts";

/** Environment variables in which the workers find the sites' addresses. */
export const addresses = { fixture: "KB_TEST_FIXTURE", based: "KB_TEST_BASED", content: "KB_TEST_CONTENT" } as const;

/** Each with the path that it stands under. */
const sites = {
  fixture: { content: fixture, base: "/" },
  based: { content: fixture, base: "/kb/" },
  content: { content: join(projectRoot, "content"), base: "/" },
} as const;

/** Where the build tests have just built the same sites, if `npm test` says so; otherwise they are built here. */
const built = process.env["KB_TEST_SITES"];
const builtNames = { fixture: "fixture", based: "base", content: "content" } as const;

/** Folder of a built site. */
export const rootOf = (name: keyof typeof sites): string =>
  built === undefined ? join(workshop, "e2e", name, "dist") : join(projectRoot, built, builtNames[name], "dist");

export default async function globalSetup(): Promise<() => Promise<void>> {
  const servers: RunningServer[] = [];
  for (const name of ["fixture", "based", "content"] as const) {
    const root = rootOf(name);
    const { content, base } = sites[name];
    if (built === undefined) await buildSite({ content, base, out: root });
    const server = await serve({ root, base, port: 0 });
    process.env[addresses[name]] = server.url;
    servers.push(server);
  }
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
}
