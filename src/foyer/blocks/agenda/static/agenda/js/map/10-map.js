/* Draws our own outlines and numbered markers; list and map move together. */
window.foyerMap = (host) => {
  const canvas = document.createElement("div");
  canvas.className = "canvas";
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", host.dataset.label);
  host.replaceChildren(canvas);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(canvas, { zoomControl: false, attributionControl: Boolean(host.dataset.credit), minZoom: 7, maxZoom: 17, zoomAnimation: !still, fadeAnimation: !still, scrollWheelZoom: "many" in host.dataset });
  L.control.zoom({ zoomInTitle: host.dataset.zoomIn, zoomOutTitle: host.dataset.zoomOut }).addTo(map);
  map.setView([50.95, 4.2], 8);

  const land = { color: "#fbf9f5", weight: 2, fillColor: "#e6e1d6", fillOpacity: 1, interactive: false };
  const parish = { color: "#cfc8b9", weight: 1, fill: false, interactive: false };
  const names = L.layerGroup().addTo(map);
  const loaded = new Map();
  let provinces = [];

  const name = (feature) => L.marker(feature.properties.label, { interactive: false, keyboard: false, icon: L.divIcon({ className: "map-name", html: "", iconSize: null }) })
    .on("add", (event) => { event.target.getElement().textContent = feature.properties.name; });

  const detail = async () => {
    const near = map.getZoom() >= 10;
    names.clearLayers();
    if (!near) { provinces.forEach(({ feature }) => name(feature).addTo(names)); }
    const view = map.getBounds();
    for (const { feature, bounds } of provinces) {
      if (!near || !bounds.intersects(view)) { loaded.get(feature.id)?.layer?.remove(); continue; }
      if (!loaded.has(feature.id)) {
        const entry = {};
        loaded.set(feature.id, entry);
        const answer = await fetch(host.dataset.municipalities.replace("REGION", encodeURIComponent(feature.id)));
        if (!answer.ok) continue;
        entry.data = await answer.json();
        entry.layer = L.geoJSON(entry.data, { style: parish });
      }
      const { layer, data } = loaded.get(feature.id);
      if (!layer) continue;
      layer.addTo(map);
      if (map.getZoom() >= 11) data.features.filter((one) => view.contains(one.properties.label)).forEach((one) => name(one).addTo(names));
    }
  };

  if (host.dataset.tiles) {
    L.tileLayer(host.dataset.tiles, { attribution: host.dataset.credit || "", maxZoom: 19 }).addTo(map);
  } else {
    fetch(host.dataset.provinces).then((answer) => answer.json()).then((data) => {
      const ground = L.geoJSON(data, { style: land }).addTo(map).bringToBack();
      ground.eachLayer((layer) => provinces.push({ feature: layer.feature, bounds: layer.getBounds() }));
      detail();
      map.on("moveend", detail);
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
    marker.on("popupopen", () => { light(true); place.cards[0].scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" }); });
    marker.on("popupclose", () => light(false));
    for (const card of place.cards) {
      card.addEventListener("pointerenter", () => light(true));
      card.addEventListener("pointerleave", () => light(false));
      card.addEventListener("focusin", () => light(true));
      card.addEventListener("focusout", () => light(false));
    }
  }
  if (places.size) map.fitBounds(L.latLngBounds([...places.values()].map((place) => place.at)), { padding: [48, 48], maxZoom: 14 });
};
