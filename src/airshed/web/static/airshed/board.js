// The plan board: open or fold all sections, print; a printout has all sections open.
(() => {
  const sections = () => document.querySelectorAll("details.board-section");
  const fold = (open) => sections().forEach((section) => { section.open = open; });
  const acts = { open: () => fold(true), close: () => fold(false), print: () => window.print() };
  document.querySelectorAll("[data-board]").forEach((button) => button.addEventListener("click", acts[button.dataset.board]));
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...sections()].filter((section) => !section.open);
    fold(true);
  });
  window.addEventListener("afterprint", () => folded.forEach((section) => { section.open = false; }));
})();
