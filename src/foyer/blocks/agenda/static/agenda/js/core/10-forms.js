/* Forms: short addresses, own dates, switch of colours. Everything works without this file. */
(() => {
  document.documentElement.classList.add("script");
  const wide = matchMedia("(min-width: 1024px)");

  /* Empty fields do not belong in an address that people share. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-tidy]") || form.hasAttribute("hx-get")) return;
    const silenced = [...form.elements].filter((field) => field.name && !field.value && !field.disabled);
    silenced.forEach((field) => { field.disabled = true; });
    setTimeout(() => silenced.forEach((field) => { field.disabled = false; }));
  });

  /* Filling in a date means: this period, and no other. */
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.closest("[data-dates]")) return;
    const own = document.querySelector('#whens input[value="dates"]');
    if (own) own.checked = true;
  });

  /* A period is chosen or a date: the other steps back. */
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.name !== "when") return;
    const dates = [...document.querySelectorAll("[data-dates] input")];
    if (field.value !== "dates") {
      dates.forEach((date) => { date.value = ""; });
    } else if (!dates.some((date) => date.value)) {
      event.stopPropagation();
      dates[0]?.focus();
    }
  }, true);

  /* Filters that somebody opened stay open when their counts change. */
  const opened = new Map();
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.("details.filter")) opened.set(event.target.querySelector("summary").textContent, event.target.open);
  }, true);
  document.addEventListener("htmx:afterSettle", () => {
    const said = document.getElementById("said"), found = document.getElementById("found");
    if (said && found) said.textContent = found.textContent;
    document.querySelectorAll("details.filter").forEach((filter) => {
      const name = filter.querySelector("summary").textContent;
      if (opened.has(name)) filter.open = opened.get(name);
    });
  });

  /* A link that changes the results loads a page. Who used the keyboard goes on at the results, not at the top. */
  document.addEventListener("click", (event) => {
    if (event.detail === 0 && event.target.closest("#results :is(.taken, .seg, .pages, .empty) a, .filter-link")) sessionStorage.setItem("at", "found");
  });
  if (sessionStorage.getItem("at")) {
    document.getElementById(sessionStorage.getItem("at"))?.focus();
    sessionStorage.removeItem("at");
  }

  /* A chosen period that lies beyond the edge of a phone comes into sight. */
  document.querySelector("#whens input:checked")?.closest("label").scrollIntoView({ block: "nearest", inline: "center" });

  /* Where a part of a page cannot be fetched, the whole page is asked for: the server then says what is wrong.
     Who follows a link meanwhile ends such a request too, and must not be brought back. */
  let leaving = false;
  window.addEventListener("beforeunload", () => { leaving = true; setTimeout(() => { leaving = false; }, 3000); });
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => { if (!leaving) event.target.closest("form")?.submit(); });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-schemes]") || !event.submitter) return;
    event.preventDefault();
    const scheme = event.submitter.value;
    const root = document.documentElement;
    if (scheme === "device") delete root.dataset.theme; else root.dataset.theme = scheme;
    form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", button.value === scheme));
    fetch(form.action, { method: "POST", body: new URLSearchParams({ scheme, next: "/" }), redirect: "manual" });
  });

  /* A menu closes when attention goes elsewhere. */
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.pick[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.pick[open]") ?? (wide.matches ? null : document.querySelector("details.fold[open]"));
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) event.target.closest("details").open = false;
  });

  /* Filters stand open beside results where there is room for both. */
  const fold = () => {
    const filters = document.querySelector("details[data-fold]");
    if (filters && !CSS.supports("selector(::details-content)")) filters.open = wide.matches;
  };
  fold();
  wide.addEventListener("change", fold);
})();
