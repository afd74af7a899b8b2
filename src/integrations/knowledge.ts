/** Opens the knowledge base for Astro, guards the build with it, and follows the author's changes. */
import type { AstroIntegration } from "astro";
import { currentReading, openKnowledge } from "../knowledge/current.ts";
import { formatProblem, KnowledgeError } from "../knowledge/problems.ts";
import type { Settings } from "../knowledge/settings.ts";

export function knowledge(settings: Settings): AstroIntegration {
  return {
    name: "knowledge",
    hooks: {
      async "astro:config:setup"({ command, updateConfig, logger }) {
        const drafts = command === "dev";
        const { knowledge: opened, problems } = currentReading() ?? (await openKnowledge({ ...settings, drafts }));
        if (command === "build" && problems.length > 0) throw new KnowledgeError(problems);
        for (const problem of problems) logger.error(formatProblem(problem));
        if (opened) updateConfig({ site: opened.site.root.origin, base: opened.site.root.pathname });
      },
      "astro:server:setup"({ server, logger, refreshContent }) {
        const reopen = async (path: string): Promise<void> => {
          if (!path.startsWith(settings.contentDir)) return;
          const { problems } = await openKnowledge({ ...settings, drafts: true });
          for (const problem of problems) logger.error(formatProblem(problem));
          await refreshContent?.({});
          server.ws.send({ type: "full-reload" });
        };
        server.watcher.add(settings.contentDir);
        for (const event of ["add", "change", "unlink"] as const) server.watcher.on(event, (path) => void reopen(path));
      },
    },
  };
}
