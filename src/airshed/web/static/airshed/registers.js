// Registers: filters at work are open where there is room; "use my position" fills longitude and latitude, and is not
// there without a position sensor; an outline comes out of a file; who ticks "all found" need not tick rows.
document.addEventListener("DOMContentLoaded", () => {
  if (matchMedia("(min-width: 641px)").matches) {
    for (const filter of document.querySelectorAll("details[data-open]")) filter.open = true;
  }
  for (const button of document.querySelectorAll("[data-here]")) {
    const form = button.closest("form");
    const status = button.parentElement.querySelector("[data-failed]");
    const put = (name, degrees) => {
      const input = form.querySelector(`[name="${name}"]`);
      if (input) input.value = degrees.toFixed(6);
    };
    if (!("geolocation" in navigator)) continue;
    button.parentElement.hidden = false;
    button.addEventListener("click", () => {
      status.textContent = "…";
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          put("lon", coords.longitude);
          put("lat", coords.latitude);
          status.textContent = "✓";
        },
        () => { status.textContent = status.dataset.failed; },
        { enableHighAccuracy: true, timeout: 15000 },
      );
    });
  }
  for (const file of document.querySelectorAll("[data-into]")) {
    file.parentElement.hidden = false;
    file.addEventListener("change", async () => {
      if (file.files.length) document.getElementById(file.dataset.into).value = await file.files[0].text();
    });
  }
  const all = document.querySelector("input[name=all]");
  all?.addEventListener("change", () => {
    for (const box of document.querySelectorAll("input[name=row][type=checkbox]")) box.disabled = all.checked;
  });
});
