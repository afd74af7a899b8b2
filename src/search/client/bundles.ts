/** The search bundles in the browser: each is loaded once, when it is first asked for. */
import { BUNDLES, bundleAddress } from "../bundle.ts";
import { type Bundle, openBundle, type PagefindModule } from "./pagefind.ts";
import { spellingOf } from "./query.ts";

/** A language that can be searched, as the page describes it. */
export interface Language {
  locale: string;
  direction: "ltr" | "rtl";
  elided: string;
  endings: string;
  /** "in Italian", in the page's language. */
  label: string;
  /** "Also in Italian". */
  also: string;
}

const opened = new Map<string, Promise<Bundle>>();
/** Where Pagefind's module has been loaded from: the module is the same in every bundle, and comes over the line once. */
let source: string | undefined;

/**
 * The bundle of a language; one that could not be loaded is tried again at the next call.
 * @param base address of the site's root
 */
export function bundleOf(base: string, { locale, elided, endings }: Language): Promise<Bundle> {
  const address = bundleAddress(base, locale);
  source ??= `${address}pagefind.js`;
  // A module with a fragment of its own is another module of the same file; each holds the stemmer of one language.
  const bundle =
    opened.get(locale) ??
    import(/* @vite-ignore */ `${source}#${locale}`).then((module: PagefindModule) =>
      openBundle(module, locale, address, spellingOf(elided, endings)),
    );
  bundle.catch(() => {
    opened.delete(locale);
    source = undefined;
  });
  opened.set(locale, bundle);
  return bundle;
}

/**
 * Calls back with the locale whose bundle has lost a file. Pagefind itself only writes that to the console, and answers as
 * if the lost part of the index were empty; browsers that do not tell the status of a resource stay with that.
 */
export function onLostFile(base: string, callback: (locale: string) => void): void {
  const start = new URL(`${base}${BUNDLES}/`, location.href).href;
  new PerformanceObserver((list) => {
    for (const { name, responseStatus } of list.getEntries() as PerformanceResourceTiming[]) {
      const isLost = responseStatus !== undefined && (responseStatus === 0 || responseStatus >= 400);
      if (isLost && name.startsWith(start)) callback(name.slice(start.length).split("/")[0] ?? "");
    }
  }).observe({ type: "resource" });
}
