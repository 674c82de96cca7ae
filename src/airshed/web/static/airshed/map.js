"use strict";
// The map of the staff: fetches points and areas, tells what is in view as text, measures, prints. Words come from the server.
(() => {
  const LISTED = 50, OFFERED = 20, PATIENCE = 30000, CLOSEST = 19, SETTLED = 200, FIRST = 13;
  const holder = document.getElementById("map");
  if (!holder) return;
  const config = JSON.parse(document.getElementById("map-config").textContent), { words } = config;
  const find = (name) => document.getElementById(`map-${name}`);
  const number = new Intl.NumberFormat(document.documentElement.lang || "zh");
  const said = (word, ...values) => values.reduce((text, value) => text.replace("{}", typeof value === "number" ? number.format(value) : value), words[word]);
  const tell = (text) => { find("told").textContent = text; };
  const made = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });

  const map = L.map(holder, {
    attributionControl: false, zoomControl: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
    maxZoom: CLOSEST, minZoom: 3, worldCopyJump: false, zoomSnap: 0.5, renderer: L.svg({ padding: 1 }),
  });
  L.control.zoom({ zoomInText: "+", zoomOutText: "−", zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  const cross = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  cross.setAttribute("viewBox", "0 0 32 32");
  cross.setAttribute("class", "map-cross");
  cross.setAttribute("aria-hidden", "true");
  cross.innerHTML = '<path d="M16 2v10M16 20v10M2 16h10M20 16h10"/>';
  holder.append(cross);
  const points = new L.AirshedPoints();

  // --- where one looks ---

  const boxOf = (box) => L.latLngBounds([box[1], box[0]], [box[3], box[2]]);
  function kept() {
    const found = /^#(\d{1,2}(?:\.\d)?)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(location.hash);
    return found && { zoom: Number(found[1]), at: [Number(found[2]), Number(found[3])] };
  }
  function boundsOfPoints() {
    const found = L.latLngBounds([]);
    for (const set of points.sets) for (let n = 0; n < set.lon.length; n++) found.extend([set.lat[n], set.lon[n]]);
    return found;
  }
  function showAll() {
    const found = boundsOfPoints();
    if (found.isValid()) map.fitBounds(found, { padding: [30, 30], maxZoom: 16 });
    else if (config.bounds) map.fitBounds(boxOf(config.bounds));
  }
  const begin = kept();
  if (begin && Math.abs(begin.at[0]) <= 85 && Math.abs(begin.at[1]) <= 180) map.setView(begin.at, begin.zoom);
  else if (config.bounds) map.fitBounds(boxOf(config.bounds));
  else map.setView([35, 105], FIRST - 9);
  points.addTo(map);

  // --- what lies there ---

  const addressOf = (set, n) => config.row.replace("REGISTER", set.name).replace(/0(?=\/$)/, String(set.pk[n]));
  const linkTo = (set, n) => made("a", set.title_of[n], { href: addressOf(set, n), className: "airshed-link" });

  function open(group, focus) {
    const items = points.under(group), [s, n] = group.items[0], set = points.sets[s];
    const content = made("div");
    if (items.length > 1) content.append(made("p", said("here", items.length)));
    for (const [of, which] of items.slice(0, OFFERED)) {
      const link = linkTo(points.sets[of], which);
      if (points.sets.length > 1) link.prepend(`${points.sets[of].title} · `);
      content.append(link);
    }
    if (items.length > OFFERED) content.append(made("p", said("more", items.length - OFFERED)));
    L.popup({ closeButton: false, maxWidth: 280 }).setLatLng([set.lat[n], set.lon[n]]).setContent(content).openOn(map);
    if (focus) content.querySelector("a").focus();
  }

  function chosen(group, focus) {
    const box = L.latLngBounds(group.items.map(([s, n]) => [points.sets[s].lat[n], points.sets[s].lon[n]]));
    const apart = !box.getNorthEast().equals(box.getSouthWest(), 1e-6);
    if (group.items.length > 1 && apart && map.getZoom() < CLOSEST) {
      const before = map.getZoom();
      map.fitBounds(box, { padding: [40, 40], maxZoom: CLOSEST });
      if (map.getZoom() <= before) map.setView(box.getCenter(), before + 1);
    } else open(group, focus);
  }

  function list() {
    const bounds = map.getBounds(), parts = [];
    let all = 0;
    for (const set of points.sets) {
      const seen = [];
      for (let n = 0; n < set.lon.length; n++) if (bounds.contains([set.lat[n], set.lon[n]])) seen.push(n);
      all += seen.length;
      if (!seen.length) continue;
      const items = made("ul");
      for (const n of seen.slice(0, LISTED)) { const item = made("li"); item.append(linkTo(set, n)); items.append(item); }
      parts.push(made("h3", `${set.title} ${said("in_view", seen.length)}`), items);
      if (seen.length > LISTED) {
        const more = made("p");
        more.append(made("a", said("more", seen.length - LISTED), { href: set.list, className: "airshed-link" }));
        parts.push(more);
      }
    }
    find("list").replaceChildren(...(all ? parts : [made("p", words.nothing)]));
    if (!measuring) tell(said("in_view", all));
  }
  let waiting = 0;
  map.on("moveend", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const { lat, lng } = map.getCenter();
      history.replaceState(null, "", `#${map.getZoom()}/${lat.toFixed(5)}/${lng.toFixed(5)}`);
      if (ready) list();
    }, SETTLED);
  });

  // --- distances ---

  let measuring = false, ready = false;
  const legs = [], line = L.polyline([], { className: "map-leg", interactive: false }).addTo(map);
  const length = (m) => m >= 1000 ? said("km", (m / 1000).toFixed(2)) : said("m", Math.round(m));
  function measured() {
    line.setLatLngs(legs);
    const parts = legs.slice(1).map((to, n) => map.distance(legs[n], to));
    if (!parts.length) tell(words.measuring);
    else tell(said("measured", legs.length, length(parts.reduce((sum, part) => sum + part, 0)), length(parts[parts.length - 1])));
  }
  function measure(on) {
    measuring = on;
    legs.length = 0;
    find("measure").setAttribute("aria-pressed", String(on));
    holder.classList.toggle("measuring", on);
    map.closePopup();
    measured();
    if (on) holder.focus(); else list();
  }
  function taken(at) { legs.push(at); measured(); }

  map.on("click", (event) => {
    if (measuring) { taken(event.latlng); return; }
    const group = points.at(event.containerPoint);
    if (group) chosen(group, false);
  });
  map.on("mousemove", (event) => holder.classList.toggle("found", !measuring && Boolean(points.at(event.containerPoint))));
  holder.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (measuring) { measure(false); find("measure").focus(); } else { map.closePopup(); holder.focus(); }
      return;
    }
    if (event.target !== holder || !["Enter", "Backspace"].includes(event.key)) return;
    event.preventDefault();
    if (measuring && event.key === "Backspace") { legs.pop(); measured(); }
    else if (measuring) taken(map.getCenter());
    else if (event.key === "Enter") {
      const group = points.at(map.getSize().divideBy(2), 40);
      if (group) chosen(group, true); else tell(words.none_here);
    }
  });

  // --- what surrounds it ---

  find("fit").addEventListener("click", showAll);
  find("measure").addEventListener("click", () => measure(!measuring));
  find("cluster").addEventListener("click", (event) => {
    points.setGrouped(!points.grouped);
    event.currentTarget.setAttribute("aria-pressed", String(points.grouped));
  });
  find("print").addEventListener("click", () => window.print());
  // Paper has its own width: the view is drawn for it before it is printed, and as it was after.
  let view = null;
  const fitted = (paper) => {
    if (paper) view = map.getBounds();
    document.body.classList.toggle("map-paper", paper);
    map.invalidateSize({ animate: false });
    if (view) map.fitBounds(view, { animate: false });
    points.draw();
  };
  window.addEventListener("beforeprint", () => fitted(true));
  window.addEventListener("afterprint", () => fitted(false));
  new MutationObserver(() => points.recolour()).observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(holder);

  async function fetched(address) {
    const answer = await fetch(address, { credentials: "same-origin", redirect: "error", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function areas() {
    const { features } = await fetched(config.areas), drawn = new Map();
    const shown = () => points.setLabels(features.map((one) => one.properties).filter((one) => map.hasLayer(drawn.get(one.kind))));
    for (const { properties: { kind } } of features) {
      if (drawn.has(kind)) continue;
      const own = { type: "FeatureCollection", features: features.filter((one) => one.properties.kind === kind) };
      drawn.set(kind, L.geoJSON(own, { interactive: false, style: { className: `map-area map-area-${kind}` } }).addTo(map));
    }
    for (const box of document.querySelectorAll(".map-kind")) {
      const layer = drawn.get(box.value);
      const turned = () => { if (layer) { if (box.checked) layer.addTo(map); else layer.remove(); } };
      box.addEventListener("change", () => { turned(); shown(); });
      turned();
    }
    line.bringToFront();
    shown();
  }

  async function layer(told) {
    const found = await fetched(told.points), entry = document.querySelector(`[data-layer="${told.name}"]`);
    const count = entry.querySelector("[data-count]");
    count.textContent = said("rows", found.rows, found.pk.length + found.cut);
    if (found.cut) count.textContent += ` · ${said("cut", found.pk.length)}`;
    return { ...told, pk: found.pk, lon: found.lon, lat: found.lat, title_of: found.name, legend: entry.querySelector("svg") };
  }

  async function start() {
    try {
      const [sets] = await Promise.all([Promise.all(config.layers.map(layer)), areas()]);
      points.setSets(sets);
      if (!begin) showAll();
      ready = true;
      list();
      points.once("drawn", () => {
        performance.mark("airshed-map-drawn");
        holder.dataset.drawn = "1";
      });
      points.redraw();
    } catch (problem) {
      tell(words.failed);
      holder.dataset.failed = String(problem);
    }
  }
  start();
})();
