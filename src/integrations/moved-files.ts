/**
 * Puts a copy of every file that has moved at its old address, when the site is finished: a page there would be read as
 * the file, and not every host knows redirects.
 */
import { copyFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { withoutBase } from "../knowledge/addresses.ts";
import { currentKnowledge } from "../knowledge/current.ts";
import type { Moved } from "../knowledge/model.ts";
import { isFile } from "../knowledge/site-address.ts";

export const movedFiles = (): AstroIntegration => ({
  name: "moved-files",
  hooks: {
    async "astro:build:done"({ dir }) {
      const { site, redirects, built } = currentKnowledge();
      const pathOf = (address: string): URL => new URL(`.${withoutBase(site, address)}`, dir);
      const others = site.locales.map(({ tag }) => tag).filter((tag) => !built.includes(tag));
      // A copy belongs to the part of the site in which what it copies is made.
      const isHere = ({ from, to }: Moved): boolean =>
        isFile(from) && !others.some((tag) => withoutBase(site, to.href).startsWith(`/${tag}/`));
      for (const { from, to } of redirects.moved.filter(isHere)) {
        await mkdir(dirname(fileURLToPath(pathOf(from))), { recursive: true });
        await copyFile(pathOf(to.href), pathOf(from));
      }
    },
  },
});
