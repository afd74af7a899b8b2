/** The search bundles in the browser: each is loaded once, when it is first asked for. */
import { bundleAddress } from "./bundle.ts";
import { type Bundle, openBundle, type PagefindModule } from "./pagefind.ts";
import { spellingOf } from "./query.ts";

/** A language that can be searched, as the page describes it. */
export interface Language {
  locale: string;
  elided: string;
  endings: string;
  /** "in Italian", in the page's language. */
  label: string;
  /** "Also in Italian". */
  also: string;
}

const opened = new Map<string, Promise<Bundle>>();

/**
 * The bundle of a language; one that could not be loaded is tried again at the next call.
 * @param base address of the site's root
 */
export function bundleOf(base: string, { locale, elided, endings }: Language): Promise<Bundle> {
  const address = bundleAddress(base, locale);
  const bundle =
    opened.get(locale) ??
    import(/* @vite-ignore */ `${address}pagefind.js`).then((module: PagefindModule) =>
      openBundle(module, locale, address, spellingOf(elided, endings)),
    );
  bundle.catch(() => opened.delete(locale));
  opened.set(locale, bundle);
  return bundle;
}

/**
 * Calls back when a file of a bundle does not arrive. Pagefind itself only writes that to the console, and answers as if
 * the lost part of the index were empty; browsers that do not know the status of a resource stay with that.
 */
export function onLostFile(base: string, callback: () => void): void {
  const start = new URL(bundleAddress(base, "x"), location.href).href.replace(/x\/$/u, "");
  const isLost = ({ name, responseStatus }: PerformanceResourceTiming): boolean =>
    name.startsWith(start) && responseStatus !== undefined && (responseStatus === 0 || responseStatus >= 400);
  new PerformanceObserver((list) => {
    if ((list.getEntries() as PerformanceResourceTiming[]).some(isLost)) callback();
  }).observe({ type: "resource" });
}
