/** Copies text: that of the element whose id `data-target` holds, or of the site's own file at `data-file`. */
class CopyButton extends HTMLElement {
  /** How long "Copied" stands, in milliseconds. */
  static readonly #STAYS = 2000;
  #clearing: ReturnType<typeof setTimeout> | undefined;

  /** Shown only where it works: browsers have no clipboard for pages without HTTPS. */
  connectedCallback(): void {
    const { target, file } = this.dataset;
    const element = document.getElementById(target ?? "");
    if ((element ?? file) == null || !("clipboard" in navigator)) return;
    this.querySelector("button")?.addEventListener("click", () => void this.#copy(element, file ?? ""));
    this.hidden = false;
  }

  async #copy(element: HTMLElement | null, file: string): Promise<void> {
    try {
      await (element === null ? copyFile(file) : navigator.clipboard.writeText(element.textContent));
      this.#say(this.dataset["copied"]);
      this.#clearing = setTimeout(() => this.#say(""), CopyButton.#STAYS);
    } catch {
      // The browser or the reader may refuse; then the text waits for the reader's own way of copying.
      if (element !== null) getSelection()?.selectAllChildren(element);
      this.#say(this.dataset["failed"]);
    }
  }

  #say(message = ""): void {
    clearTimeout(this.#clearing);
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = message;
  }
}

/** Safari forgets the click while a file is on its way; it waits for what it was promised at the click. */
function copyFile(address: string): Promise<void> {
  const text = fetch(address).then((response) => {
    if (!response.ok) throw new Error(`${address} answers ${response.status}.`);
    return response.text();
  });
  return navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
}

customElements.define("copy-button", CopyButton);
