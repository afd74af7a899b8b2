/** What stands in the configurations; that the servers understand them is for the audit (tests/audit/policy.spec.ts). */
import { describe, expect, test } from "vitest";
import { caddyConfig } from "../../../src/hosting/caddy.ts";
import { HEADERS, SECURE_HEADERS } from "../../../src/hosting/headers.ts";
import { nginxConfig } from "../../../src/hosting/nginx.ts";
import { hosted } from "./site.ts";

const serving = { root: "/srv/a base" };
const tried = { ...serving, listen: "127.0.0.1:8080" };

describe("nginx", () => {
  const config = nginxConfig(hosted, serving);

  test("adds each header once, always, and at one place: further inside it would put away all others", () => {
    for (const [name, value] of SECURE_HEADERS) expect(config).toContain(`\n  add_header ${name} "${value}" always;\n`);
    expect(config.match(/add_header/gu)).toHaveLength(SECURE_HEADERS.length + 1);
    expect(config.match(/\n {2}add_header .* always;/gu)).toHaveLength(SECURE_HEADERS.length + 1);
  });

  test("keeps what never changes, dots being dots", () => {
    expect(config).toContain(String.raw`if ($uri ~ "^(?:/kb/_astro/|/kb/pagefind/en/pagefind\\.en_)")`);
  });

  test("compares addresses decoded, and takes nothing in them for its own", () => {
    expect(config).toContain(String.raw`location = "/kb/it/perché-\"sì\"/" { return 301 "/kb/it/%24nuovo/"; }`);
    expect(config).toContain(`location = "/kb/en/gone/" { error_page 410 "/kb/en/gone/index.html"; return 410; }`);
    expect(config).toContain(`location = "/kb" { return 301 "/kb/"; }`);
    expect(config).toContain(`alias "/srv/a base/en/feed.xml"; types {} default_type application/atom+xml;`);
  });

  test("leads from HTTP to HTTPS, and speaks only HTTP where it is asked to", () => {
    expect(config).toContain("return 301 https://base.example$request_uri;");
    const plain = nginxConfig(hosted, tried);
    expect(plain).toContain("\n  listen 127.0.0.1:8080;\n");
    expect(plain).not.toMatch(/ssl|Strict-Transport-Security|https:/u);
    for (const [name] of HEADERS) expect(plain).toContain(`add_header ${name} `);
  });

  test("asks for the module of brotli only where it is there", () => {
    expect(config).not.toMatch(/^ *brotli_static/mu);
    expect(nginxConfig(hosted, { ...serving, brotli: true })).toMatch(/^ *brotli_static on;/mu);
  });
});

describe("Caddy", () => {
  const config = caddyConfig(hosted, serving);

  test("sets each header once, and takes none away in the same breath: that would wait for an answer", () => {
    for (const [name, value] of SECURE_HEADERS) expect(config).toContain(`\n\t\t${name} "${value}"\n`);
    expect(config).not.toMatch(/^\t\t-/mu);
  });

  test("compares addresses decoded", () => {
    expect(config).toContain(String.raw`redir "/kb/it/perché-\"sì\"/" "/kb/it/$nuovo/" 301`);
    expect(config).toContain(`handle "/kb/en/gone/" {\n\t\terror 410\n\t}`);
    expect(config).toContain(`redir "/kb" "/kb/" 301`);
  });

  test("serves a host of its own, or listens where it is asked to", () => {
    expect(config).toMatch(/^base\.example \{\n/u);
    expect(caddyConfig(hosted, tried)).toMatch(/^http:\/\/:8080 \{\n\tbind 127\.0\.0\.1\n/u);
    expect(caddyConfig(hosted, tried)).not.toContain("Strict-Transport-Security");
  });
});
