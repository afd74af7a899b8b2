/** The site as nginx serves it: a file for `/etc/nginx/sites-enabled/`. */
import { CACHING, FOREVER, FRESH, HEADERS, type Header, SECURE_HEADERS } from "./headers.ts";
import type { Hosted } from "./hosted.ts";
import { BYTES, isText, TYPES } from "./types.ts";

/** How a server of one's own serves the site. */
export interface Serving {
  /** Folder with what was built, without a slash at the end. */
  root: string;
  /** Address for plain HTTP, behind something that speaks HTTPS, or to try it: "127.0.0.1:8080". HTTPS without. */
  listen?: string | undefined;
  /** Whether nginx has the module that serves `.br` files; Caddy always does. */
  brotli?: boolean | undefined;
}

/** The configuration; it is complete, and needs nothing of what stands in `nginx.conf` beside it. */
export function nginxConfig(site: Hosted, serving: Serving): string {
  const { listen } = serving;
  const body = [
    ...["", ...documents(site, serving), "", ...types(site), "", ...headers(site, listen === undefined)],
    ...["", ...compression(serving), "", ...locations(site, serving)],
  ];
  const server = (lines: readonly string[]): string => `server {\n${lines.map(indented).join("\n")}\n}\n`;
  if (listen !== undefined) return server([`listen ${listen};`, `server_name ${nameOf(site)};`, ...body]);
  const plain = ["listen 80;", "listen [::]:80;", `server_name ${nameOf(site)};`, "server_tokens off;"];
  return [server([...plain, `return 301 https://${site.host}$request_uri;`]), server([...secure(site), ...body])].join(
    "\n",
  );
}

const indented = (line: string): string => (line === "" ? "" : `  ${line}`);
/** nginx takes a text between quotes as it stands but for these. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
/** Where nginx would take "$" for a variable. */
const literal = (address: string): string => quoted(address.replaceAll("$", "%24"));
const nameOf = ({ host }: Hosted): string => host.replace(/:\d+$/u, "");

const secure = (site: Hosted): string[] => [
  "listen 443 ssl http2;",
  "listen [::]:443 ssl http2;",
  `server_name ${nameOf(site)};`,
  `ssl_certificate /etc/letsencrypt/live/${nameOf(site)}/fullchain.pem;`,
  `ssl_certificate_key /etc/letsencrypt/live/${nameOf(site)}/privkey.pem;`,
  "ssl_protocols TLSv1.2 TLSv1.3;",
];

const documents = ({ base }: Hosted, { root }: Serving): string[] => [
  `root ${quoted(root)};`,
  "server_tokens off;",
  "absolute_redirect off;",
  `error_page 403 404 =404 ${base}404.html;`,
];

const types = ({ types: named }: Hosted): string[] => {
  const texts = new Set([...TYPES.values(), ...named.map(({ type }) => type)].filter(isText));
  return [
    "types {",
    ...[...TYPES].map(([extension, type]) => `  ${type} ${extension};`),
    "}",
    `default_type ${BYTES};`,
    "charset utf-8;",
    // What is HTML has it always, and must not be said again.
    `charset_types ${[...texts].filter((type) => type !== "text/html").join(" ")};`,
  ];
};

/** All at one place: an `add_header` further inside would put away those of the server. `always` is for errors, too. */
const headers = ({ forever }: Hosted, isSecure: boolean): string[] => [
  ...(isSecure ? SECURE_HEADERS : HEADERS).map(added),
  `set $caching ${quoted(FRESH)};`,
  `if ($uri ~ ${quoted(`^(?:${forever.map(escaped).join("|")})`)}) { set $caching ${quoted(FOREVER)}; }`,
  `add_header ${CACHING} $caching always;`,
];
const added = ([name, value]: Header): string => `add_header ${name} ${quoted(value)} always;`;
const escaped = (text: string): string => text.replaceAll(/[.+*?()[\]{}|^$\\]/gu, String.raw`\$&`);

const compression = ({ brotli }: Serving): string[] => [
  "gzip_static on;",
  brotli === true ? "brotli_static on;" : "# brotli_static on;  # with the module ngx_http_brotli_static_module",
  "gzip on;",
  "gzip_vary on;",
  `gzip_types ${[...new Set(TYPES.values())].filter((type) => isText(type) && type !== "text/html").join(" ")};`,
];

function locations({ base, redirects, withdrawn, types: named }: Hosted, { root }: Serving): string[] {
  const start = base === "/" ? [] : ["/", base.slice(0, -1)].map((from) => ({ from, to: base }));
  const at = (address: string): string => quoted(decodeURIComponent(address));
  const fileOf = (address: string): string => `${root}/${decodeURIComponent(address.slice(base.length))}`;
  return [
    `location ${at(base)} { alias ${quoted(`${root}/`)}; }`,
    ...(base === "/" ? [] : ["location / { return 404; }"]),
    ...named.map(
      ({ address, type }) =>
        `location = ${at(address)} { alias ${quoted(fileOf(address))}; types {} default_type ${type}; }`,
    ),
    ...[...start, ...redirects].map(({ from, to }) => `location = ${at(from)} { return 301 ${literal(to)}; }`),
    ...withdrawn.map(
      (address) => `location = ${at(address)} { error_page 410 ${literal(`${address}index.html`)}; return 410; }`,
    ),
  ];
}
