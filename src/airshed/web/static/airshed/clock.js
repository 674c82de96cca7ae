// "Today" in date fields is the day of the home's clock: the address of this script says what it is ahead of UTC. [s]
(() => {
  const ahead = new URL(document.currentScript.src).searchParams.get("ahead");
  document.addEventListener("DOMContentLoaded", () => {
    if (ahead !== null) document.body.dataset.adminUtcOffset = ahead;
  });
})();
