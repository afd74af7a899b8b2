/**
 * The language switch of a text in several languages. It has to be in sight wherever one reads: the header stays at the
 * top of the window, of a header of several lines those from the switch on. What keeps the reader's place
 * (kept-place.ts) comes when somebody is about to switch, or has just done so.
 */
import { ASKED } from "./place-asked.ts";

/** Milliseconds for which a page waits unseen for its place; later it would be taken from who has begun to read. */
const PATIENCE = 1000;

/** In which windows the header stays is said by header.css. */
const stays = matchMedia("(min-height: 30rem)");

const header = document.querySelector<HTMLElement>(".site-header");
const languages = document.querySelector<HTMLElement>(".languages");
let isLoaded = false;

if (header && languages && document.querySelector("#page-kept")) {
  const keep = (): void => keepInSight(header);
  new ResizeObserver(keep).observe(header);
  stays.addEventListener("change", keep);
  // Otherwise with the first frame, which lays the page out in any case.
  if (location.hash !== "") keep();
  for (const interest of ["pointerenter", "touchstart", "focusin"])
    languages.addEventListener(interest, () => load().catch(() => undefined), { once: true, passive: true });
  languages.addEventListener("click", wait);
  if (location.hash.startsWith(ASKED)) arrive(document.documentElement.style);
}

/**
 * Tells header.css how much of the header is out of sight when it stays, and whom it concerns how far below the top of
 * the window they begin. No variable of the root: everything inherits it, and a whole page would get new styles.
 */
function keepInSight(header: HTMLElement): void {
  const { lastElementChild, offsetHeight, style } = header;
  const { offsetTop = 0 } = lastElementChild as HTMLElement;
  const lift = offsetTop > offsetHeight / 2 ? offsetTop : 0;
  const above = `calc(1.5rem + ${stays.matches ? offsetHeight - lift : 0}px)`;
  style.setProperty("--lift", `${-lift}px`);
  document.documentElement.style.scrollPaddingBlockStart = above;
  for (const element of [header, document.querySelector<HTMLElement>(".contents")])
    element?.style.setProperty("--above", above);
}

async function load(): Promise<typeof import("./kept-place.ts")> {
  const kept = await import("./kept-place.ts");
  isLoaded = true;
  return kept;
}

/** A tap may come before what it needs; the link is followed when that is there, or known not to come. */
function wait(event: MouseEvent): void {
  const link = (event.target as Element).closest("a");
  if (!link || isLoaded || scrollY === 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const follow = (): void => {
    isLoaded = true;
    link.click();
  };
  load().then(follow, follow);
}

function arrive(style: CSSStyleDeclaration): void {
  const place = load();
  // When all other scripts of the page have done what moves its text, and before it is seen, which theme.js now allows.
  document.addEventListener("DOMContentLoaded", () => {
    style.visibility = "hidden";
    const show = (): void => void style.removeProperty("visibility");
    setTimeout(show, PATIENCE);
    place.then((kept) => {
      const isWaiting = style.visibility !== "";
      show();
      if (isWaiting) kept.arrive();
    }, show);
  });
}
