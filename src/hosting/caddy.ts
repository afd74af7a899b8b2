/** The site as Caddy serves it: a `Caddyfile`. Caddy gets certificates, and leads from HTTP to HTTPS, by itself. */
import { CACHING, FOREVER, FRESH, HEADERS, type Header, SECURE_HEADERS } from "./headers.ts";
import type { Hosted } from "./hosted.ts";
import type { Serving } from "./nginx.ts";
import { TYPES, withCharset } from "./types.ts";

/** The configuration of the site, complete. */
export function caddyConfig(site: Hosted, { root, listen }: Serving): string {
  const { port, bind } = listen === undefined ? {} : partsOf(listen);
  const lines = [
    ...(bind ? [`bind ${bind}`] : []),
    `root * ${quoted(root)}`,
    ...block("header", (listen === undefined ? SECURE_HEADERS : HEADERS).map(set)),
    // Apart, because what takes a header away waits for an answer, and errors are answered elsewhere.
    "header -Server",
    ...caching(site),
    ...types(site),
    ...answers(site),
    ...errors(site),
  ];
  return `${block(port === undefined ? site.host : `http://:${port}`, lines).join("\n")}\n`;
}

/** An address in front of the port is one that Caddy listens at, not the name that readers ask for. */
function partsOf(listen: string): { port: string; bind: string } {
  const colon = listen.lastIndexOf(":");
  return { port: listen.slice(colon + 1), bind: listen.slice(0, Math.max(colon, 0)) };
}

const block = (name: string, lines: readonly string[]): string[] => [
  `${name} {`,
  ...lines.map((line) => `\t${line}`),
  "}",
];

/** Braces would name a placeholder. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\{}]/gu, String.raw`\$&`)}"`;
const set = ([name, value]: Header): string => `${name} ${quoted(value)}`;
/** As Caddy compares it: decoded. */
const path = (address: string): string => quoted(decodeURIComponent(address));

/** Matchers that shut each other out: which of two headers of a name would win depends on an order of Caddy's own. */
const caching = ({ forever }: Hosted): string[] => {
  const paths = forever.map((start) => `${start}*`).join(" ");
  return [
    `@forever path ${paths}`,
    `@fresh not path ${paths}`,
    `header @forever ${CACHING} ${quoted(FOREVER)}`,
    `header @fresh ${CACHING} ${quoted(FRESH)}`,
  ];
};

const types = ({ types: named }: Hosted): string[] => {
  const addresses = named.map(({ address }) => address).join(" ");
  return [
    ...[...TYPES].flatMap(([extension, type]) => [
      `@${extension} ${
        extension === "xml"
          ? block("", ["path *.xml", `not path ${addresses}`])
              .join("\n\t")
              .trim()
          : `path *.${extension}`
      }`,
      `header @${extension} Content-Type ${quoted(withCharset(type))}`,
    ]),
    ...named.map(({ address, type }) => `header ${address} Content-Type ${quoted(withCharset(type))}`),
  ];
};

function answers({ base, redirects, withdrawn }: Hosted): string[] {
  const start = base === "/" ? [] : ["/", base.slice(0, -1)].map((from) => ({ from, to: base }));
  return [
    ...[...start, ...redirects].map(({ from, to }) => `redir ${path(from)} ${quoted(to)} 301`),
    ...withdrawn.flatMap((address) => block(`handle ${path(address)}`, ["error 410"])),
    ...block(`handle_path ${base}*`, ["encode zstd gzip", ...block("file_server", ["precompressed br gzip"])]),
    ...block("handle", ["error 404"]),
  ];
}

/** What an answer was to be is not what a page of an error is. */
function errors({ base }: Hosted): string[] {
  return block("handle_errors", [
    `header ${CACHING} ${quoted(FRESH)}`,
    `header Content-Type ${quoted(withCharset("text/html"))}`,
    "@withdrawn expression {err.status_code} == 410",
    ...block("handle @withdrawn", [`uri strip_prefix ${base.slice(0, -1) || "/"}`, "file_server"]),
    ...block("handle", ["rewrite * /404.html", "file_server"]),
  ]);
}
