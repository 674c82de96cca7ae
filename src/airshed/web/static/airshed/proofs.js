"use strict";
// The form of proofs: when a file is chosen, fill in what the telephone says of time and place, where nobody has.
(() => {
  const PATIENCE = 15000, OLD = 60000, DIGITS = 6, MINUTE = 60000;

  function filled(form) {
    const find = (name) => form.querySelector(`[data-proofs="${name}"]`);
    const at = find("at"), lon = find("lon"), lat = find("lat"), told = find("told");
    if (!at.value) {
      const now = new Date();
      at.value = new Date(now - now.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
    }
    if (lon.value || lat.value || !navigator.geolocation) return;
    navigator.geolocation.getCurrentPosition((found) => {
      if (lon.value || lat.value) return; // typed meanwhile
      lon.value = found.coords.longitude.toFixed(DIGITS);
      lat.value = found.coords.latitude.toFixed(DIGITS);
      told.textContent = told.dataset.found;
    }, () => { told.textContent = told.dataset.none; }, { enableHighAccuracy: true, maximumAge: OLD, timeout: PATIENCE });
  }

  document.addEventListener("change", (event) => {
    const form = event.target.closest('form[data-proofs="add"]');
    if (form && event.target.matches('[data-proofs="file"]') && event.target.files.length) filled(form);
  });
})();
