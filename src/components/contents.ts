/** The contents of a text: a fold above it, open beside it, where the section that is being read is marked. */

/** Where the contents stand beside the text they are open; above it they are a fold. The width is that of article.css. */
const beside = matchMedia("(min-width: 75rem)");

/** Marks the section that is being read: the last heading above the upper third of the window. */
class PageContents extends HTMLElement {
  connectedCallback(): void {
    const fold = this.querySelector("details");
    const unfold = (): void => {
      if (fold) fold.open = beside.matches;
    };
    unfold();
    beside.addEventListener("change", unfold);
    const links = [...this.querySelectorAll<HTMLAnchorElement>("a")];
    const headings = links.flatMap((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? []);
    const mark = (): void => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < window.innerHeight * 0.34);
      for (const [index, link] of links.entries()) {
        if (index === passed.length - 1) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
      }
    };
    // All that lies above counts as inside, so that a jump past several headings is noticed too. The line is that of
    // `mark`, or a heading that stops between two lines would never be marked.
    const observer = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -66% 0px" });
    for (const heading of headings) observer.observe(heading);
  }
}
customElements.define("page-contents", PageContents);
