/** A site for what is written for hosts. */
import type { Hosted } from "../../../src/hosting/hosted.ts";

export const hosted: Hosted = {
  host: "base.example",
  base: "/kb/",
  forever: ["/kb/_astro/", "/kb/pagefind/en/pagefind.en_"],
  types: [{ address: "/kb/en/feed.xml", type: "application/atom+xml" }],
  redirects: [
    { from: "/kb/en/old/", to: "/kb/en/new/" },
    { from: "/kb/it/perch%C3%A9-%22s%C3%AC%22/", to: "/kb/it/$nuovo/" },
  ],
  withdrawn: ["/kb/en/gone/"],
};
