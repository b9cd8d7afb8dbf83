/* Draws our own outlines and numbered markers; list and map move together. */
window.foyerMap = (host) => {
  const canvas = document.createElement("div");
  canvas.className = "canvas";
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", host.dataset.label);
  host.replaceChildren(canvas);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(canvas, { zoomControl: false, attributionControl: Boolean(host.dataset.credit), minZoom: 7, maxZoom: 17, zoomSnap: 0.25, zoomDelta: 1, zoomAnimation: !still, fadeAnimation: !still, scrollWheelZoom: "many" in host.dataset });
  L.control.zoom({ zoomInTitle: host.dataset.zoomIn, zoomOutTitle: host.dataset.zoomOut }).addTo(map);
  map.setView([50.95, 4.2], 8);

  /* The ground comes in three levels of detail; a finer one replaces a coarser one as people come closer. */
  const land = (feature) => (feature.properties.kind === "border"
    ? { className: "map-limit", weight: 1, fill: false, interactive: false }
    : { className: feature.properties.neighbour ? "map-beyond" : "map-land", weight: 1.5, fillOpacity: 1, interactive: false });
  const names = L.layerGroup().addTo(map);
  const grounds = new Map();
  let shown = 0;

  const name = ([, latitude, longitude, dutch, french]) => L.marker([latitude, longitude], { interactive: false, keyboard: false, icon: L.divIcon({ className: "map-name", html: "", iconSize: null }) })
    .on("add", (event) => { event.target.getElement().textContent = (document.documentElement.lang === "fr" && french) || dutch; });

  const draw = async () => {
    const zoom = map.getZoom();
    const level = zoom >= 11 ? 3 : zoom >= 9 ? 2 : 1;
    if (!grounds.has(level)) grounds.set(level, fetch(host.dataset.ground.replace("1.json", `${level}.json`)).then((answer) => answer.json()));
    const data = await grounds.get(level);
    if (shown < level) {
      host.ground?.remove();
      host.ground = L.geoJSON(data, { style: land }).addTo(map).bringToBack();
      shown = level;
    }
    names.clearLayers();
    const view = map.getBounds();
    /* Greater towns come first; a name that would lie over another is left out. */
    const taken = [];
    for (const town of data.towns) {
      if (taken.length === 22) break;
      if (!view.contains([town[1], town[2]])) continue;
      const at = map.latLngToContainerPoint([town[1], town[2]]);
      if (taken.some((other) => Math.abs(other.x - at.x) < 84 && Math.abs(other.y - at.y) < 16)) continue;
      taken.push(at);
      name(town).addTo(names);
    }
  };

  if (host.dataset.tiles) {
    L.tileLayer(host.dataset.tiles, { attribution: host.dataset.credit || "", maxZoom: 19 }).addTo(map);
  } else {
    draw();
    map.on("moveend", draw);
  }
  if (host.dataset.outline) {
    fetch(host.dataset.outline).then((answer) => answer.json()).then((data) => {
      L.geoJSON(data, { style: { className: "map-outline", weight: 1.5, dashArray: "4 5", fillOpacity: 0.4, interactive: false } }).addTo(map);
    });
  }

  const pin = (text, here) => L.divIcon({ className: "", html: `<div class="pin${here ? " pin-here" : ""}"><span>${text}</span></div>`, iconSize: [36, 36], iconAnchor: [18, 42], popupAnchor: [0, -40] });

  if (!("many" in host.dataset)) {
    const at = [Number(host.dataset.lat), Number(host.dataset.lon)];
    L.marker(at, { icon: pin("", false), keyboard: false }).addTo(map);
    map.setView(at, 12);
    return;
  }

  const cards = [...host.closest("#results").querySelectorAll(".card[data-marker]")];
  const places = new Map();
  let within = false;
  canvas.addEventListener("focusin", (event) => { within = Boolean(event.target.closest(".leaflet-popup")); });
  for (const card of cards) {
    const key = card.dataset.marker;
    if (!places.has(key)) places.set(key, { at: [Number(card.dataset.lat), Number(card.dataset.lon)], cards: [] });
    places.get(key).cards.push(card);
  }
  for (const [number, place] of places) {
    const links = document.createElement("div");
    for (const card of place.cards.slice(0, 5)) {
      const line = document.createElement("p");
      const link = document.createElement("a");
      const source = card.querySelector("h3 a");
      link.href = source.href;
      link.textContent = source.textContent;
      line.append(link);
      links.append(line);
    }
    const title = place.cards[0].querySelector("h3 a").textContent;
    const marker = L.marker(place.at, { icon: pin(number, false), title, alt: `${number}: ${title}`, riseOnHover: true }).addTo(map).bindPopup(links);
    const light = (on) => {
      place.cards.forEach((card) => card.classList.toggle("card-lit", on));
      marker.setIcon(pin(number, on));
      marker.setZIndexOffset(on ? 1000 : 0);
    };
    marker.getElement().addEventListener("focus", () => light(true));
    marker.getElement().addEventListener("blur", () => { if (!marker.isPopupOpen()) light(false); });
    marker.on("popupopen", () => {
      light(true);
      /* Who opened it with the keyboard goes on inside, and comes back when it closes. */
      if (document.activeElement === marker.getElement()) links.querySelector("a").focus({ preventScroll: true });
      place.cards[0].scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
    });
    marker.on("popupclose", () => {
      light(false);
      if (within) marker.getElement().focus({ preventScroll: true });
    });
    for (const card of place.cards) {
      card.addEventListener("pointerenter", () => light(true));
      card.addEventListener("pointerleave", () => light(false));
      card.addEventListener("focusin", () => light(true));
      card.addEventListener("focusout", () => light(false));
    }
  }
  canvas.addEventListener("keydown", (event) => { if (event.key === "Escape") map.closePopup(); });
  if (!places.size) return;
  /* Pins stand on their point: they need room above it. Until somebody moves the map it shows all of them,
     whatever size the frame gets. */
  const all = L.latLngBounds([...places.values()].map((place) => place.at));
  const fit = () => {
    map.invalidateSize({ pan: false, animate: false });
    map.fitBounds(all, { paddingTopLeft: [36, 60], paddingBottomRight: [36, 24], maxZoom: 12, animate: false });
  };
  const frame = new ResizeObserver(fit);
  for (const touch of ["pointerdown", "wheel", "keydown"]) host.addEventListener(touch, () => frame.disconnect(), { once: true, passive: true });
  fit();
  frame.observe(canvas);
};
