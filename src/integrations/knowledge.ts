/** Opens the knowledge base for Astro, guards the build with it, and follows the author's changes. */
import { sep } from "node:path";
import type { AstroIntegration, AstroIntegrationLogger } from "astro";
import { currentReading, openKnowledge } from "../knowledge/current.ts";
import { formatProblem, isError, KnowledgeError, type Problem } from "../knowledge/problems.ts";
import type { Settings } from "../knowledge/settings.ts";

export function knowledge(settings: Settings): AstroIntegration {
  return {
    name: "knowledge",
    hooks: {
      async "astro:config:setup"({ command, updateConfig, logger }) {
        const drafts = command === "dev";
        const { knowledge: opened, problems } = currentReading() ?? (await openKnowledge({ ...settings, drafts }));
        const errors = problems.filter(isError);
        if (command === "build" && errors.length > 0) throw new KnowledgeError(errors);
        report(problems, logger);
        if (opened) updateConfig({ site: opened.site.root.origin, base: opened.site.root.pathname });
      },
      "astro:server:setup"({ server, logger, refreshContent }) {
        const reopen = async (): Promise<void> => {
          const { problems } = await openKnowledge({ ...settings, drafts: true });
          report(problems, logger);
          if (problems.length === 0) logger.info("No problems.");
          await refreshContent?.({});
          server.ws.send({ type: "full-reload" });
        };
        // One reading at a time, in the order of the changes: an older one must not overwrite a newer.
        let readings = Promise.resolve();
        let waiting: NodeJS.Timeout | undefined;
        const changed = (path: string): void => {
          if (!path.startsWith(`${settings.contentDir}${sep}`)) return;
          clearTimeout(waiting);
          waiting = setTimeout(() => {
            readings = readings.then(reopen).catch((error: unknown) => logger.error(String(error)));
          }, 50);
        };
        server.watcher.add(settings.contentDir);
        for (const event of ["add", "change", "unlink"] as const) server.watcher.on(event, changed);
      },
    },
  };
}

function report(problems: readonly Problem[], logger: AstroIntegrationLogger): void {
  for (const problem of problems) logger[isError(problem) ? "error" : "warn"](formatProblem(problem));
}
