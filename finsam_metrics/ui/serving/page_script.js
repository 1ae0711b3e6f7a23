// What Streamlit leaves out of the keyboard's or the screen reader's reach on every page.

// A choice replaces the address instead of adding to the history, so that one Back leaves the page.
const push = history.pushState.bind(history);
history.pushState = (state, title, url) => {
  const isSamePage = new URL(url ?? "", location.href).pathname === location.pathname;
  if (isSamePage) history.replaceState(state, title, url);
  else push(state, title, url);
};

// A worker that ended took the visit along. Whoever comes to another asks for the page anew, with the
// choices that stand in its address; else the first press would be a new visitor's.
globalThis.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("open", () => {
      const isBack = document.querySelector("[data-testid=stMain] h1");
      if (isBack) setTimeout(() => dispatchEvent(new PopStateEvent("popstate")));
    });
  }
};

// The menu of a narrow window is a list with its headings put straight into it, which a list may not
// hold, and they fold only by mouse. It becomes groups of links that are always open.
const mendMenu = () => {
  const names = document.querySelectorAll("[data-testid=stNavSectionHeader]");
  for (const [place, name] of names.entries()) {
    const group = name.parentElement;
    if (group.getAttribute("role") === "group") continue;
    const list = group.closest("ul");
    for (const part of [list, ...list.querySelectorAll("li")]) part.setAttribute("role", "none");
    name.id = `menu-section-${place}`;
    name.style.pointerEvents = "none";
    group.setAttribute("role", "group");
    group.setAttribute("aria-labelledby", name.id);
  }
};

// It covers the page, so it closes when a page is chosen in it.
addEventListener("click", ({ target }) => {
  if (!target.closest?.("[data-testid=stSidebar] [data-testid=stSidebarNavLink]")) return;
  if (innerWidth >= 768) return;
  document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  document.querySelector("[data-testid=stMain]")?.focus({ preventScroll: true });
});

// A page that is not served by https has no clipboard but the older way.
const copy = (text) => {
  if (navigator.clipboard) return void navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
};
addEventListener("click", ({ target }) => {
  if (target.closest?.(".st-key-kopiera-lank button")) copy(location.href);
});

// A closed dialog leaves the focus nowhere; it goes back to where it was before.
let isOpen = false;
let last = null;
addEventListener("focusin", ({ target }) => {
  const isReal = target === document.activeElement;
  if (isReal && !target.closest("[data-testid=stDialog]")) last = target;
});
const returnFocus = () => {
  const wasOpen = isOpen;
  isOpen = Boolean(document.querySelector("[data-testid=stDialog]"));
  const isLost = wasOpen && !isOpen && document.activeElement === document.body;
  if (isLost) last?.focus({ preventScroll: true });
};

// What is opened under a picture takes the focus from the row that opened it: it is read out, and
// the next Tab stands in it.
const met = new WeakMap();
const focusOpened = () => {
  for (const row of document.querySelectorAll("[class*=st-key-rad-]")) {
    const key = [...row.classList].find((name) => name.startsWith("st-key-rad-"));
    const inner = `[class*="${key.replace("-rad-", "-oppnat-")}-"]`;
    const opened = row.closest("[data-testid=stVerticalBlock]:has(> * > " + inner + ")")
      ?.querySelector(inner);
    const asks = opened?.className.includes("-fraga");
    const first = opened?.querySelector(asks ? "input" : "button, a");
    const chosen = row.querySelector("[aria-checked=true]")?.textContent;
    if (!chosen) met.delete(row);
    if (!first || met.get(row) === chosen) continue;
    met.set(row, chosen);
    opened.tabIndex = -1;
    opened.setAttribute("role", "group");
    opened.setAttribute("aria-label", chosen);
    if (row.contains(document.activeElement)) (asks ? first : opened).focus({ preventScroll: true });
  }
};

// The field to search in takes the focus as it opens: it lies at the end of the document, where no
// Tab from its button comes soon.
let isSearching = false;
const focusSearch = () => {
  const field = document.querySelector("[data-testid=stPopoverBody] .st-key-sok-allt input");
  if (field && !isSearching) field.focus({ preventScroll: true });
  isSearching = Boolean(field);
};

// A table that is stacked into cards is a table still, and each cell says its column.
const ROLES = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };
const nameCells = (table) => {
  const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  for (const cell of table.querySelectorAll("tbody td")) {
    const name = names[cell.cellIndex] ?? "";
    if (cell.dataset.column !== name) cell.dataset.column = name;
  }
  table.setAttribute("role", "table");
  for (const part of table.querySelectorAll("thead, tbody, tr, th, td")) {
    if (!part.hasAttribute("role")) part.setAttribute("role", ROLES[part.tagName]);
  }
};
const mendTables = () => {
  for (const table of document.querySelectorAll("[data-testid=stTable] table")) {
    nameCells(table);
    const frame = table.parentElement;
    const scrolls = frame.scrollWidth > frame.clientWidth;
    frame.toggleAttribute("data-scrolls", scrolls);
    if (scrolls === (frame.tabIndex === 0)) continue;
    for (const [name, value] of [
      ["tabindex", "0"],
      ["role", "group"],
      ["aria-label", `${table.getAttribute("aria-label")}, kan rullas i sidled`],
    ]) {
      if (scrolls) frame.setAttribute(name, value);
      else frame.removeAttribute(name);
    }
  }
};
// Lines of a command that are wider than the window can be rolled by the keyboard.
const mendCommands = () => {
  for (const lines of document.querySelectorAll("[data-testid=stMarkdownPre]")) {
    const rolled = [lines, ...lines.querySelectorAll("pre, code, div")];
    for (const frame of rolled) {
      const scrolls = frame.scrollWidth > frame.clientWidth
        && ["auto", "scroll"].includes(getComputedStyle(frame).overflowX);
      if (scrolls && frame.tabIndex !== 0) {
        frame.tabIndex = 0;
        frame.setAttribute("role", "group");
        frame.setAttribute("aria-label", "Kommandon, kan rullas i sidled");
      }
    }
  }
};
let waiting = 0;
// The place of a picture is kept while it is on its way, so that nothing jumps when it comes.
const keepHeights = () => {
  for (const place of document.querySelectorAll("[class*=st-key-hojd-]")) {
    const isDrawn = place.querySelector("[data-testid=stVegaLiteChart] svg path, canvas");
    const heights = [...place.className.matchAll(/(\d+)x(\d+)/g)].map((pair) => pair.map(Number));
    const gap = ([, width]) => Math.abs(width - place.clientWidth);
    const nearest = heights.reduce((best, one) => (gap(one) < gap(best) ? one : best));
    place.style.minHeight = isDrawn ? "" : `${nearest[2]}px`;
  }
};
const mendSoon = () => {
  waiting ||= requestAnimationFrame(() => {
    waiting = 0;
    mendMenu();
    keepHeights();
    mendTables();
    mendCommands();
    focusOpened();
    focusSearch();
    returnFocus();
  });
};
new MutationObserver(mendSoon).observe(document, { childList: true, subtree: true });
addEventListener("resize", mendSoon);
addEventListener("toggle", mendSoon, true);

// A picture is drawn for the width of its window, which takes a moment. So the page is made as wide
// as the paper first, and printed when its pictures are drawn for that.
const PAPER_PX = 703;
const isDrawnForPaper = () =>
  [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg")].every(
    (picture) => picture.clientWidth <= PAPER_PX,
  );
// The head of the paper: which page, which day, and where it is found again.
const nameThePaper = () => {
  let head = document.getElementById("pa-papper-huvud");
  if (!head) {
    head = document.createElement("div");
    head.id = "pa-papper-huvud";
    document.body.prepend(head);
  }
  const page = document.querySelector("h1")?.textContent ?? "";
  const day = new Date().toLocaleDateString("sv-SE");
  // A case of shared costs or a pack is longer than a paper is wide.
  const notes = [];
  let address = location.href;
  for (const [word, name] of [["arende", "beräkningen"], ["underlag", "underlaget"]]) {
    const short = address.replace(new RegExp(`([?&])${word}=[^&#]*&?`), "$1").replace(/[?&]$/, "");
    if (short !== address) notes.push(` (${name} delas som länk eller fil)`);
    address = short;
  }
  const note = notes.join("");
  head.textContent = ["Finsam i siffror", page, day, decodeURI(address) + note].join(" · ");
};
addEventListener("beforeprint", nameThePaper);
const printOnPaper = async () => {
  const { classList } = document.documentElement;
  classList.add("pa-papper");
  for (let waited = 0; waited < 20 && !(waited > 3 && isDrawnForPaper()); waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  print();
  classList.remove("pa-papper");
};
addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p") return;
  event.preventDefault();
  printOnPaper();
});
addEventListener("click", ({ target }) => {
  if (target.closest?.(".st-key-skriv-ut button")) printOnPaper();
});
