/** Copies the text of the element whose id `data-target` holds. */
class CopyButton extends HTMLElement {
  /** How long "Copied" stands, in milliseconds. */
  static readonly #STAYS = 2000;
  #clearing: ReturnType<typeof setTimeout> | undefined;

  /** Shown only where it works: browsers have no clipboard for pages without HTTPS. */
  connectedCallback(): void {
    const target = document.getElementById(this.dataset["target"] ?? "");
    if (target === null || !("clipboard" in navigator)) return;
    this.querySelector("button")?.addEventListener("click", () => void this.#copy(target));
    this.hidden = false;
  }

  async #copy(target: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(target.textContent);
      this.#say(this.dataset["copied"]);
      this.#clearing = setTimeout(() => this.#say(""), CopyButton.#STAYS);
    } catch {
      // The browser or the reader may refuse; then the text waits for the reader's own way of copying.
      getSelection()?.selectAllChildren(target);
      this.#say(this.dataset["failed"]);
    }
  }

  #say(message = ""): void {
    clearTimeout(this.#clearing);
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = message;
  }
}

customElements.define("copy-button", CopyButton);
