/* Suggestions of places under the field 'where': a combobox with a list. */
customElements.define("foyer-suggest", class extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input[name=where]");
    this.chosen = this.querySelector("input[name=region]");
    this.list = document.createElement("ul");
    this.list.className = "options";
    this.list.id = this.field.id + "-options";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.querySelector("label").textContent);
    this.list.hidden = true;
    this.append(this.list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.list.id]]) {
      this.field.setAttribute(name, value);
    }
    this.field.addEventListener("input", (event) => {
      event.stopPropagation();
      this.chosen.value = "";
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.ask(), 120);
    });
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.take(option);
    });
  }

  async ask() {
    const text = this.field.value.trim();
    if (text.length < 2) { this.close(); return; }
    const answer = await fetch(`${this.dataset.source}?q=${encodeURIComponent(text)}`);
    if (!answer.ok || this.field.value.trim() !== text || document.activeElement !== this.field) return;
    this.list.innerHTML = await answer.text();
    this.list.hidden = !this.list.children.length;
    this.field.setAttribute("aria-expanded", String(!this.list.hidden));
    this.field.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (this.list.hidden) return;
    const options = [...this.list.children];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = at < 0 ? (step > 0 ? 0 : options.length - 1) : (at + step + options.length) % options.length;
      options.forEach((option, number) => option.setAttribute("aria-selected", String(number === next)));
      this.field.setAttribute("aria-activedescendant", options[next].id);
      options[next].scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      this.take(options[at]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
  }

  take(option) {
    this.field.value = option.dataset.name;
    this.chosen.value = option.dataset.id;
    this.close();
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
});
