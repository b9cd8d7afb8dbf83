/* A map loads its script and style only when it is shown (results) or asked for (a page). */
customElements.define("foyer-map", class extends HTMLElement {
  connectedCallback() {
    if ("many" in this.dataset) { this.open(); return; }
    this.offer();
  }

  /* The drawn map stays until somebody wants to move it. */
  offer() {
    const picture = this.querySelector("img");
    if (!picture) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "map-open";
    button.append(picture);
    const words = document.createElement("span");
    words.className = "button map-words";
    words.textContent = this.dataset.open;
    button.append(words);
    this.append(button);
    button.addEventListener("click", async () => {
      await this.open();
      this.querySelector(".canvas")?.focus({ preventScroll: true });
    });
  }

  async open() {
    if (!document.querySelector("link[data-map]")) {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = this.dataset.style;
      sheet.dataset.map = "";
      document.head.append(sheet);
      await new Promise((done) => { sheet.onload = done; sheet.onerror = done; });
    }
    if (!window.foyerMap) {
      await new Promise((done) => {
        const script = document.createElement("script");
        script.src = this.dataset.script;
        script.onload = done;
        document.head.append(script);
      });
    }
    if (this.isConnected && window.foyerMap) window.foyerMap(this);
  }
});
