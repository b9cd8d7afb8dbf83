/* Who came from results goes back to these results, not to all. */
(() => {
  const back = document.querySelector("[data-back]");
  if (!back || !document.referrer) return;
  const from = new URL(document.referrer);
  if (from.origin !== location.origin || from.pathname !== new URL(back.href).pathname) return;
  back.href = from.href;
  back.querySelector("span").textContent = back.dataset.back;
})();

/* Small actions that need a device: share, and search around me. They show themselves only where they work. */
customElements.define("foyer-share", class extends HTMLElement {
  connectedCallback() {
    if (!navigator.share && !navigator.clipboard) return;
    this.hidden = false;
    this.querySelector("button").addEventListener("click", async () => {
      const url = document.querySelector("link[rel=canonical]")?.href || location.href;
      try {
        if (navigator.share) { await navigator.share({ title: this.dataset.title, url }); return; }
        await navigator.clipboard.writeText(url);
        this.querySelectorAll("span").forEach((words) => { words.textContent = this.dataset.done; });
      } catch { /* The visitor changed their mind. */ }
    });
  }
});

customElements.define("foyer-near", class extends HTMLElement {
  connectedCallback() {
    if (!navigator.geolocation) return;
    this.hidden = false;
    const note = this.querySelector("[role=status]");
    this.querySelector("button").addEventListener("click", () => {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          const form = this.closest("form");
          form.elements.near.value = `${coords.latitude.toFixed(4)},${coords.longitude.toFixed(4)}`;
          form.elements.where.value = "";
          form.elements.region.value = "";
          form.requestSubmit();
        },
        () => { note.textContent = note.dataset.refused; },
        { timeout: 10000, maximumAge: 300000 },
      );
    });
  }
});
