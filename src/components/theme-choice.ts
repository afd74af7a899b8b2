/** Shown only where it works; "system" is the absence of a choice. */
class ThemeChoice extends HTMLElement {
  connectedCallback(): void {
    const select = this.querySelector("select");
    if (!select) return;
    select.value = document.documentElement.dataset["theme"] ?? "system";
    select.addEventListener("change", () => this.#choose(select.value));
    this.hidden = false;
  }

  #choose(theme: string): void {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    try {
      if (theme === "system") localStorage.removeItem("theme");
      else localStorage.setItem("theme", theme);
    } catch {
      // Storage may be forbidden; the choice then lasts as long as the page.
    }
  }
}
customElements.define("theme-choice", ThemeChoice);
