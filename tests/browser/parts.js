// What the page is made of: its elements in order, with where they stand in each other and whether words stand in them.
// The words are left out, so is where links lead, and what chance gives: tokens, and the names Plotly gives its parts.
// The sidebar is told apart from the rest, as the set of its elements: each role has more or fewer links of one kind.
// Neighbours that are made alike are told once.
() => {
  const charts = [...document.querySelectorAll(".js-plotly-plot")].filter((chart) => chart._fullLayout);
  const names = charts.flatMap((chart) => [chart._fullLayout._uid, ...chart._fullData.map((trace) => trace.uid)]);
  const given = names.filter(Boolean);
  const chance = given.length ? new RegExp(given.join("|"), "g") : /(?!)/g;

  const attribute = ({ name, value }) => {
    if (["nonce", "value", "content", "hx-headers"].includes(name)) return name;
    if (name === "href" && !value.startsWith("#")) return name;
    const plain = value.replace(chance, "?");
    return `${name}=${["class", "style"].includes(name) ? plain : plain.replace(/\d+/g, "0")}`;
  };
  const words = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const shell = (element, without = "") => {
    const attributes = [...element.attributes].filter((one) => one.name !== without).map(attribute).sort();
    return JSON.stringify([element.localName, ...attributes, words(element)]);
  };

  const sidebar = document.querySelector("#nav-sidebar");
  const tree = (element) => {
    if (element === sidebar) return "sidebar";
    const inner = [...element.children].map(tree).filter((one, n, all) => one !== all[n - 1]);
    return `${shell(element)}(${inner.join("")})`;
  };
  const places = (element, above) => {
    const style = element.matches("[class*=simplebar]") ? "style" : ""; // it says how long the sidebar is
    const place = `${above}/${shell(element, style)}`;
    return [place, ...[...element.children].flatMap((inner) => places(inner, place))];
  };
  return [tree(document.documentElement), [...new Set(sidebar ? places(sidebar, "") : [])].sort().join("\n")];
}
