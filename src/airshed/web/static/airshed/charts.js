// Draws every <figure data-chart="ID-OF-A-JSON-SCRIPT"> with plotly.min.js, which is loaded before.
// Words come from the server; colours follow the class "dark" of the page. Needs `img-src blob:` for its PNG button only.
(() => {
  "use strict";

  Plotly.register({
    moduleType: "locale",
    name: "zh-CN",
    dictionary: {
      Autoscale: "自动缩放", "Box Select": "框选", "Double-click to zoom back out": "双击还原",
      "Download plot": "下载图片", "Download plot as a PNG": "下载图片 PNG", "Lasso Select": "套索选择", Pan: "平移",
      Reset: "还原", "Reset axes": "还原坐标轴", "Zoom": "缩放", "Zoom in": "放大", "Zoom out": "缩小",
      "Click to enter X axis title": "", "Snapshot succeeded": "已下载", "Taking snapshot - this may take a few seconds": "正在生成图片",
      "Sorry, there was a problem downloading your snapshot!": "图片下载失败",
    },
    format: { decimal: ".", thousands: " ", date: "%Y-%m-%d", time: "%H:%M:%S" },
  });

  const isDark = () => document.documentElement.classList.contains("dark");

  const recoloured = (value, map) => {
    if (Array.isArray(value)) return value.map((item) => recoloured(item, map));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, recoloured(item, map)]));
    }
    return typeof value === "string" && Object.hasOwn(map, value) ? map[value] : value;
  };

  const draw = (figure) => {
    const chart = JSON.parse(document.getElementById(figure.dataset.chart).textContent);
    const map = isDark() ? chart.dark : {};
    figure.style.minWidth = `${chart.least_width}px`;
    Plotly.react(figure, recoloured(chart.data, map), recoloured(chart.layout, map), {
      ...chart.config,
      locale: chart.language === "zh" ? "zh-CN" : "en",
      toImageButtonOptions: { format: "png", filename: chart.name, scale: 2 },
    });
  };

  // A button beside a chart saves it as a picture: the one of the library is small and out of reach of the keyboard.
  const save = (event) => {
    const button = event.target.closest("[data-picture]");
    if (!button) return;
    const figure = document.querySelector(`[data-chart="${CSS.escape(button.dataset.picture)}"]`);
    const name = JSON.parse(document.getElementById(button.dataset.picture).textContent).name;
    const { width, height } = figure.getBoundingClientRect();
    Plotly.downloadImage(figure, { format: "png", filename: name, scale: 2, width, height });
  };
  document.addEventListener("click", save);

  const drawAll = () => document.querySelectorAll("[data-chart]").forEach(draw);
  new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["class"] });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", drawAll);
  else drawAll();
})();
