// Measure contrasts of the first two words that stand in elements made and coloured alike, not of the thousand after them.
// A contrast follows from the colours of an element and of what it stands in, and from how its words are written: all of
// that is compared, as the browser computed it. Of the words only whether they are any: one sign alone is not measured.
(options) => {
  const often = 2;
  const kind = (element) => {
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
    const plain = words.join("").trim();
    return plain.length < 2 ? plain.length : /[\p{L}\p{N}]/u.test(plain) ? 3 : 2;
  };
  const names = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "filter",
    "mixBlendMode", "textShadow", "display", "visibility", "position", "float", "zIndex", "webkitTextStrokeWidth"];
  const seen = new Map();
  const mark = (element, above) => {
    const style = getComputedStyle(element);
    const off = (element.control ?? element).matches(":disabled, [aria-disabled=true], [aria-hidden=true], [inert]");
    const own = [element.localName, element.className.baseVal ?? element.className, off, element.checkVisibility()];
    const key = JSON.stringify([above, ...own, kind(element), ...names.map((name) => style[name])]);
    if (!seen.has(key)) seen.set(key, { number: seen.size, met: 0 });
    const place = seen.get(key);
    if (++place.met > often) element.setAttribute("data-measured", "");
    for (const inner of element.children) mark(inner, place.number);
  };
  mark(document.documentElement, -1);
  axe.configure({ rules: [{ id: "color-contrast", selector: "*:not([data-measured])" }] });
  return axe.run(options).then(({ violations }) => {
    document.querySelectorAll("[data-measured]").forEach((element) => element.removeAttribute("data-measured"));
    return violations;
  });
}
