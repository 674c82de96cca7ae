"use strict";
// A click on a point of a curve leads to the frame behind it; a part that can no longer be renewed stays, and says so.
(() => {
  const led = document.querySelector("[data-frames]");
  const figure = led && led.querySelector("[data-chart]");
  const follow = () => figure.on("plotly_click", (event) => {
    const number = event.points[0].customdata;
    if (number) location.assign(led.dataset.frames.replace("/0/", `/${number}/`));
  });
  if (figure) {
    if (typeof figure.on === "function") follow();
    else new MutationObserver((_, observer) => {
      if (typeof figure.on !== "function") return;
      observer.disconnect();
      follow();
    }).observe(figure, { attributes: true, childList: true, subtree: true });
  }

  const late = (part) => part.querySelectorAll("[data-late]").forEach((one) => { one.hidden = false; });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const part = event.detail.target;
    if (!part.matches("[data-keep]") || event.detail.serverResponse.includes(`id="${part.id}"`)) return;
    event.detail.shouldSwap = false; // signed out, or no page of this kind: what stands here is kept
    late(part);
  });
  for (const failed of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(failed, (event) => { if (event.target.matches("[data-keep]")) late(event.target); });
  }
})();
