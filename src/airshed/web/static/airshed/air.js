// A click on a day of the calendar opens that day. The table beneath the chart does the same by the keyboard.
(() => {
  "use strict";

  const opened = (base, event) => {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(event.points?.[0]?.customdata ?? "");
    if (!day) return;
    const address = new URL(base, window.location.href);
    address.pathname += `${day[0]}/`;
    window.location.assign(address);
  };

  const start = () => {
    for (const part of document.querySelectorAll("[data-days]")) {
      for (const figure of part.querySelectorAll("[data-chart]")) {
        figure.on?.("plotly_click", (event) => opened(part.dataset.days, event));
      }
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
