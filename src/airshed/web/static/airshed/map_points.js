"use strict";
// Draws many points on one canvas over a Leaflet map: near ones as one circle, alone ones as their sign; degrees; names of areas.
// Positions are kept in pixels of zoom 0, where the world is 256 wide; a frame costs what is in view.
(() => {
  const WORLD = 256, CELL = 60, ALONE_FROM = 17, STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];
  const SPACE = 120, SIGN = 8, NEAR = 14, DOT = 3, DEAR = 25, KEPT = 8, ROW = 0x1000000;
  const AROUND = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => x * ROW + y)).filter(Boolean);

  const across = (lon) => (lon + 180) / 360 * WORLD;
  const down = (lat) => (1 - Math.asinh(Math.tan(lat * Math.PI / 180)) / Math.PI) / 2 * WORLD;

  L.AirshedPoints = L.Layer.extend({
    initialize() {
      this.sets = []; // {path, colour, lon, lat, x, y}
      this.labels = [];
      this.grouped = true;
      this._groups = new Map();
    },

    onAdd(map) {
      this._pane = map.createPane("airshed-points");
      this._pane.style.zIndex = 450;
      this._pane.style.pointerEvents = "none";
      this._canvas = L.DomUtil.create("canvas", "leaflet-zoom-hide", this._pane);
      this._context = this._canvas.getContext("2d");
      this.recolour();
    },

    getEvents() { return { move: this._moved, moveend: this.redraw, zoomend: this.redraw, resize: this.redraw, viewreset: this.redraw }; },

    setSets(sets) {
      this.sets = sets;
      for (const set of sets) {
        set.x = Float64Array.from(set.lon, across);
        set.y = Float64Array.from(set.lat, down);
      }
      this._groups.clear();
      this.recolour();
    },

    setLabels(areas) {
      this.labels = areas.map((area) => ({ text: area.title, x: across(area.at[0]), y: down(area.at[1]), width: area.width / 360 * WORLD }));
      this.redraw();
    },

    setGrouped(grouped) {
      this.grouped = grouped;
      this._groups.clear();
      this.redraw();
    },

    // Colours are those of the page, which may turn dark.
    recolour() {
      if (!this._map) return;
      const style = getComputedStyle(this._map.getContainer());
      this._ink = style.getPropertyValue("--ink");
      this._paper = style.getPropertyValue("--paper");
      this._grid = style.getPropertyValue("--grid");
      this._font = style.fontFamily;
      this._signs = null;
      this.redraw();
    },

    redraw() {
      if (!this._map || this._asked) return;
      this._asked = requestAnimationFrame(() => { this._asked = 0; if (this._map) this.draw(); });
    },

    // While it is dragged the canvas goes along; where a frame is dear, what comes into view is drawn at the end.
    _moved() { if (!(this._cost > DEAR)) this.redraw(); },

    // Groups of a zoom: cells of a grid that lies still on the world, so that nothing flickers when the map moves.
    groups() {
      const zoom = this._map.getZoom();
      if (this._groups.size > KEPT) this._groups.clear();
      if (!this._groups.has(zoom)) this._groups.set(zoom, this.grouped && zoom < ALONE_FROM ? this._near(2 ** zoom) : this._alone(2 ** zoom));
      return this._groups.get(zoom);
    },

    // One sign for what lies on the same few pixels, which looks the same and is drawn in a fraction of the time.
    _alone(scale) {
      return this.sets.flatMap((set, s) => {
        const cells = new Map();
        for (let n = 0; n < set.x.length; n++) {
          const key = Math.floor(set.x[n] * scale / DOT) * 0x10000000 + Math.floor(set.y[n] * scale / DOT);
          const cell = cells.get(key);
          if (cell) cell.items.push([s, n]);
          else cells.set(key, { x: set.x[n], y: set.y[n], items: [[s, n]], of: null });
        }
        return [...cells.values()];
      });
    },

    _near(scale) {
      const cells = new Map();
      this.sets.forEach((set, s) => {
        for (let n = 0; n < set.x.length; n++) {
          const key = Math.floor(set.x[n] * scale / CELL) * ROW + Math.floor(set.y[n] * scale / CELL);
          let cell = cells.get(key);
          if (!cell) cells.set(key, cell = { key, x: 0, y: 0, items: [], of: new Uint32Array(this.sets.length) });
          cell.x += set.x[n];
          cell.y += set.y[n];
          cell.items.push([s, n]);
          cell.of[s]++;
        }
      });
      for (const cell of cells.values()) {
        cell.x /= cell.items.length;
        cell.y /= cell.items.length;
      }
      return this._apart(cells, scale);
    },

    // Groups that would lie on each other become one: the greater takes in its neighbours.
    _apart(cells, scale) {
      const found = [], inOrder = [...cells.values()].sort((one, other) => other.items.length - one.items.length);
      for (const cell of inOrder) {
        if (!cells.has(cell.key)) continue;
        cells.delete(cell.key);
        found.push(cell);
        for (const by of AROUND) {
          const other = cells.get(cell.key + by);
          if (!other || Math.hypot(other.x - cell.x, other.y - cell.y) * scale > this.radius(cell) + this.radius(other)) continue;
          const all = cell.items.length + other.items.length;
          for (const name of ["x", "y"]) cell[name] = (cell[name] * cell.items.length + other[name] * other.items.length) / all;
          for (const item of other.items) cell.items.push(item);
          other.of.forEach((count, s) => { cell.of[s] += count; });
          cells.delete(other.key);
        }
      }
      return found;
    },

    radius: (group) => !group.of || group.items.length === 1 ? SIGN : 13 + 3.5 * Math.log10(group.items.length),

    *visible(margin = 30) {
      const zoom = this._map.getZoom(), scale = 2 ** zoom, { min, max } = this._map.getPixelBounds();
      for (const group of this.groups()) {
        const x = group.x * scale - min.x, y = group.y * scale - min.y;
        if (x > -margin && y > -margin && x < max.x - min.x + margin && y < max.y - min.y + margin) yield [group, x, y];
      }
    },

    // What lies nearest to a point of the view, if anything is near.
    at(point, reach = NEAR) {
      let found = null, nearest = Infinity;
      for (const [group, x, y] of this.visible()) {
        const away = Math.hypot(x - point.x, y - point.y);
        if (away <= Math.max(reach, this.radius(group)) && away < nearest) { found = group; nearest = away; }
      }
      return found;
    },

    // All single points that lie under a point of the view, for signs that lie on each other.
    under(group) {
      if (group.of && group.items.length > 1) return group.items;
      const scale = 2 ** this._map.getZoom(), found = [];
      for (const [other] of this.visible()) {
        if (Math.hypot(other.x - group.x, other.y - group.y) * scale < SIGN / 2) found.push(...other.items);
      }
      return found;
    },

    draw() {
      const start = performance.now();
      const size = this._map.getSize(), dense = window.devicePixelRatio || 1, canvas = this._canvas, c = this._context;
      if (canvas.width !== Math.round(size.x * dense) || canvas.height !== Math.round(size.y * dense)) {
        canvas.width = Math.round(size.x * dense);
        canvas.height = Math.round(size.y * dense);
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
      }
      L.DomUtil.setPosition(canvas, this._map.containerPointToLayerPoint([0, 0]));
      c.setTransform(dense, 0, 0, dense, 0, 0);
      c.clearRect(0, 0, size.x, size.y);
      this._drawDegrees(c, size);
      if (!this._signs) {
        this._colours = this.sets.map((set) => getComputedStyle(set.legend).color);
        this._signs = this.sets.map((set, s) => this._sign(set.path, this._colours[s], dense));
      }
      this._drawLabels(c);
      for (const [group, x, y] of this.visible()) {
        if (!group.of || group.items.length === 1) c.drawImage(this._signs[group.items[0][0]], x - SIGN - 1, y - SIGN - 1, 2 * SIGN + 2, 2 * SIGN + 2);
        else this._drawGroup(c, group, x, y);
      }
      this._cost = performance.now() - start;
      this.fire("drawn");
    },

    _sign(shape, colour, dense) {
      const canvas = document.createElement("canvas"), c = canvas.getContext("2d"), path = new Path2D(shape);
      canvas.width = canvas.height = Math.ceil((2 * SIGN + 2) * dense);
      c.scale(dense, dense);
      c.translate(SIGN + 1, SIGN + 1);
      c.fillStyle = colour;
      c.strokeStyle = this._paper;
      c.lineWidth = 1.5;
      c.fill(path);
      c.stroke(path);
      return canvas;
    },

    _drawGroup(c, group, x, y) {
      const r = this.radius(group), all = group.items.length;
      c.beginPath();
      c.arc(x, y, r, 0, 2 * Math.PI);
      c.fillStyle = this._paper;
      c.fill();
      c.lineWidth = 4;
      let from = -Math.PI / 2;
      group.of.forEach((count, s) => {
        if (!count) return;
        const to = from + 2 * Math.PI * count / all;
        c.beginPath();
        c.arc(x, y, r, from, to);
        c.strokeStyle = this._colours[s];
        c.stroke();
        from = to;
      });
      c.fillStyle = this._ink;
      c.font = `600 12px ${this._font}`;
      c.textAlign = "center";
      c.textBaseline = "middle";
      c.fillText(all < 10000 ? all : `${Math.floor(all / 1000)}k`, x, y + 1);
    },

    _drawLabels(c) {
      const scale = 2 ** this._map.getZoom(), { min } = this._map.getPixelBounds(), taken = [];
      c.font = `600 13px ${this._font}`;
      c.textAlign = "center";
      c.textBaseline = "middle";
      c.lineWidth = 4;
      c.lineJoin = "round";
      for (const { text, x, y, width } of this.labels) {
        const wide = c.measureText(text).width, left = x * scale - min.x, top = y * scale - min.y;
        if (wide > width * scale) continue;
        const box = [left - wide / 2, top - 9, left + wide / 2, top + 9];
        if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
        taken.push(box);
        c.strokeStyle = this._paper;
        c.strokeText(text, left, top);
        c.fillStyle = this._ink;
        c.fillText(text, left, top);
      }
    },

    _drawDegrees(c, size) {
      const bounds = this._map.getBounds(), scale = 2 ** this._map.getZoom(), { min } = this._map.getPixelBounds();
      const step = STEPS.find((one) => one / 360 * WORLD * scale >= SPACE) || 30, places = Math.max(0, -Math.floor(Math.log10(step)));
      c.strokeStyle = this._grid;
      c.fillStyle = this._grid;
      c.globalAlpha = 0.35;
      c.lineWidth = 1;
      c.beginPath();
      const lines = (from, to) => Array.from({ length: Math.max(0, Math.min(60, Math.floor(to / step) - Math.ceil(from / step) + 1)) }, (_, n) => (Math.ceil(from / step) + n) * step);
      const lons = lines(bounds.getWest(), bounds.getEast()), lats = lines(bounds.getSouth(), bounds.getNorth());
      const xs = lons.map((lon) => Math.round(across(lon) * scale - min.x) + 0.5), ys = lats.map((lat) => Math.round(down(lat) * scale - min.y) + 0.5);
      for (const x of xs) { c.moveTo(x, 0); c.lineTo(x, size.y); }
      for (const y of ys) { c.moveTo(0, y); c.lineTo(size.x, y); }
      c.stroke();
      c.globalAlpha = 1;
      c.font = `11px ${this._font}`;
      c.textAlign = "left";
      c.textBaseline = "top";
      lons.forEach((lon, n) => c.fillText(`${Math.abs(lon).toFixed(places)}°${lon < 0 ? "W" : "E"}`, xs[n] + 3, 3));
      c.textAlign = "right";
      lats.forEach((lat, n) => c.fillText(`${Math.abs(lat).toFixed(places)}°${lat < 0 ? "S" : "N"}`, size.x - 4, ys[n] + 2));
    },
  });
})();
