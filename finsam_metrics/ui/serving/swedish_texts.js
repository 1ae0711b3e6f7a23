// Streamlit's built-in English texts in Swedish. Only whole texts of its own elements are replaced,
// never what stands in tables, charts or running text.
const { texts, patterns, hidden } = SWEDISH_TEXTS;
const exact = new Map(Object.entries(texts));
const forms = patterns.map(([english, swedish]) => [new RegExp(`^${english}$`), swedish]);
const ours = "table, svg, canvas, [data-testid=stMarkdownContainer], [data-testid=stAlert]";
const theirs =
  "[data-testid=stDialog], [data-testid=stTooltipContent], [data-testid=stToast], [data-testid=stFileUploader]";
const attributes = ["aria-label", "aria-roledescription", "placeholder", "title"];

// A chart's tool is named "Fullscreen: what the chart shows".
const translate = (text) => {
  const [, name, context] = /^([A-Z][^:]{3,20})(: .*)?$/s.exec(text) ?? [];
  if (exact.has(text)) return exact.get(text);
  if (context && exact.has(name)) return exact.get(name) + context;
  const form = text.length < 200 && forms.find(([english]) => english.test(text));
  return form ? text.replace(...form) : text;
};

const mendText = (node) => {
  const text = node.nodeValue.trim();
  const parent = node.parentElement;
  if (!text || !parent || (parent.closest(ours) && !parent.closest(theirs))) return;
  const swedish = translate(text);
  if (swedish !== text) node.nodeValue = swedish;
};

const mendAttributes = (element) => {
  for (const name of attributes) {
    const text = element.getAttribute(name);
    if (!text) continue;
    if (hidden.some((tool) => text === tool || text.startsWith(`${tool}: `))) {
      (element.closest("[data-testid=stElementToolbarButton]") ?? element).style.display = "none";
    } else if (name === "aria-label" && text.endsWith(" icon")) {
      element.setAttribute("aria-hidden", "true");
    } else {
      const swedish = translate(text);
      if (swedish !== text) element.setAttribute(name, swedish);
    }
  }
};

const mendTree = (root) => {
  if (root.nodeType === Node.TEXT_NODE) return mendText(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest("svg, script, style")) return;
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => (node.nodeName === "svg" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  );
  for (let node = root; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) mendText(node);
    else mendAttributes(node);
  }
};

new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === "childList") addedNodes.forEach(mendTree);
    else if (type === "characterData") mendText(target);
    else mendAttributes(target);
  }
}).observe(document, {
  attributeFilter: attributes,
  characterData: true,
  childList: true,
  subtree: true,
});
