"use strict";
// Keeps the overview up to date: asks once a minute, keeps focus and what is open, and says so when it is no longer true.
(() => {
  const EVERY = 60000, PATIENCE = 20000, LATE = 90000, OLD = 3 * 3600 * 1000, TICK = 5000;
  const find = (name) => document.querySelector(`[data-overview="${name}"]`);
  const part = find("part");
  if (!part) return;
  let shownAt = Date.now(), triedAt = shownAt, failed = Boolean(find("broken")), over = false, asking = false;
  let age = ageOf();

  function ageOf() {
    const given = find("old") && find("old").dataset.age;
    return given ? Number(given) * 1000 : null;
  }

  // Where something stands: its section and its place among its like there, so that it is found again after a change.
  function keyOf(element, selector) {
    const home = element.closest("[id]:is(section, article)") || part;
    return [home.id, [...home.querySelectorAll(selector)].indexOf(element)];
  }

  function of(key, selector) {
    const home = key[0] ? document.getElementById(key[0]) : part;
    return home && home.querySelectorAll(selector)[key[1]];
  }

  function replaced(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").body;
    const open = [...part.querySelectorAll("details[open]")].map((one) => keyOf(one, "details"));
    const rolled = [...part.querySelectorAll(".airshed-scroll, ol, dl")].filter((one) => one.scrollTop || one.scrollLeft)
      .map((one) => [keyOf(one, ".airshed-scroll, ol, dl"), one.scrollTop, one.scrollLeft]);
    const reached = "a, summary, [tabindex]";
    const focus = part.contains(document.activeElement) && document.activeElement.matches(reached)
      ? keyOf(document.activeElement, reached) : null;
    part.replaceChildren(...fresh.childNodes);
    for (const key of open) { const one = of(key, "details"); if (one) one.open = true; }
    for (const [key, top, left] of rolled) {
      const one = of(key, ".airshed-scroll, ol, dl");
      if (one) { one.scrollTop = top; one.scrollLeft = left; }
    }
    const again = focus && of(focus, reached);
    if (again) again.focus({ preventScroll: true });
  }

  async function ask() {
    if (asking || over) return;
    asking = true;
    triedAt = Date.now();
    try {
      const answer = await fetch(part.dataset.address, {
        credentials: "same-origin", redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403 || answer.status === 404) {
        over = true;
      } else if (answer.ok) {
        replaced(await answer.text());
        shownAt = Date.now();
        age = ageOf();
        failed = false;
      } else {
        failed = true;
      }
    } catch {
      failed = true;
    } finally {
      asking = false;
      tell();
    }
  }

  function tell() {
    const since = Date.now() - shownAt, lost = !over && (failed || since > LATE);
    find("lost").hidden = !lost;
    find("over").hidden = !over;
    part.classList.toggle("lost", lost || over);
    const updated = find("updated");
    find("at").textContent = updated ? updated.textContent : "—";
    find("minutes").textContent = String(Math.floor(since / 60000));
    if (age !== null && age + since > OLD && find("old")) {
      find("old").hidden = false;
      const air = document.getElementById("overview-air");
      if (air) air.classList.add("stale");
    }
  }

  function tick() {
    if (document.hidden) return; // nobody looks
    if (Date.now() - triedAt >= EVERY) ask();
    tell();
  }

  setInterval(tick, TICK);
  for (const name of ["visibilitychange", "online", "pageshow", "focus"]) {
    (name === "visibilitychange" ? document : window).addEventListener(name, tick);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const one of part.querySelectorAll("details[open]")) one.open = false;
  });
  document.addEventListener("toggle", (event) => { // one explanation at a time, so that none lies on another
    if (!event.target.open || !part.contains(event.target)) return;
    for (const one of part.querySelectorAll("details[open]")) if (one !== event.target) one.open = false;
  }, true);

  // A big screen stays awake while it is looked at, where the browser can keep it so.
  const button = find("full");
  if (!button) return;
  let awake = null;
  async function wake() {
    if (!navigator.wakeLock || document.hidden || (awake && !awake.released)) return;
    try { awake = await navigator.wakeLock.request("screen"); } catch { awake = null; }
  }
  document.addEventListener("visibilitychange", wake);
  wake();
  if (!document.fullscreenEnabled) button.hidden = true;
  button.addEventListener("click", () => {
    if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen().catch(() => {});
  });
})();
