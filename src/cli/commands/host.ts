/** `npm run kb -- host`: what a server of one's own needs to know of the site. */
import { caddyConfig } from "../../hosting/caddy.ts";
import { type Hosted, hostedSite } from "../../hosting/hosted.ts";
import { nginxConfig, type Serving } from "../../hosting/nginx.ts";
import { didYouMean } from "../../knowledge/nearest.ts";
import { baseSettings, openBase } from "../base.ts";
import { type Command, readWords, UsageError } from "../command.ts";
import { Refusal } from "../scaffold.ts";

const SERVERS = new Map<string, (site: Hosted, serving: Serving) => string>([
  ["nginx", nginxConfig],
  ["caddy", caddyConfig],
]);

const OPTIONS = { root: { type: "string" }, listen: { type: "string" }, brotli: { type: "boolean" } } as const;

export const command: Command = {
  usage: `Usage: npm run kb -- host nginx | caddy [--root <folder>] [--listen <address>] [--brotli]

Prints how nginx (1.22 or newer) or Caddy (2.6 or newer) serves the site: headers, caching, types, compressed files,
redirects, withdrawn addresses and the page for what is not there, under the address and base path of site.yaml or of
KB_URL and KB_BASE. Print it anew when languages or redirects change.

  --root <folder>     where what was built lies on the server; /srv/<host>
  --listen <address>  serves plain HTTP there, behind a server that speaks HTTPS, or to try it: 127.0.0.1:8080
  --brotli            nginx has the module ngx_http_brotli_static_module

For hosts that read them, _headers and _redirects are in what was built.

Examples:
  npm run kb -- host nginx --root /var/www/kb > kb.conf
  npm run kb -- host caddy --listen 127.0.0.1:8080

Exit code: 0 done; 1 the base cannot be read; 2 the command was not understood.`,

  async run(words) {
    const { values, positionals } = readWords({ args: [...words], options: OPTIONS, allowPositionals: true });
    const [name = "", ...more] = positionals;
    const config = SERVERS.get(name);
    if (config === undefined || more.length > 0) throw new UsageError(whichServer(name, more));
    const site = await siteToHost();
    if (site === undefined) return 1;
    const { root = `/srv/${site.host}`, listen, brotli } = values;
    process.stdout.write(config(site, { root: root.replace(/(?<=.)\/$/u, ""), listen, brotli }));
    return 0;
  },
};

function whichServer(name: string, more: readonly string[]): string {
  if (more.length > 0) return "One server at a time.";
  const servers = [...SERVERS.keys()];
  return name === "" ? "Which server?" : `There is no server “${name}”.${didYouMean(name, servers)}`;
}

async function siteToHost(): Promise<Hosted | undefined> {
  try {
    return hostedSite((await openBase(baseSettings())).knowledge);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return undefined;
  }
}
