/* What the pages cannot do without a script, and do not need: keys, dragging across the histogram, keeping the focus in place.
   Everything listens at the document, because HTMX puts parts of the page in anew. */
"use strict";

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector, root = document) => root.querySelector(selector);
const isTyping = (element) => element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

/* Keys */

const keys = {
  "/": () => one("#q")?.focus(),
  j: () => step(1),
  k: () => step(-1),
  n: () => (one("#note") || one("#note-new a"))?.focus(),
  f: () => (one("#facets input[type=checkbox]") || one("#q"))?.focus(),
  t: () => one("#histogram summary")?.click(),
  "?": () => one("#keys")?.togglePopover(),
  Escape: () => one("#event .close")?.click(),
};

/* Whoever speaks to the machine types letters without meaning to, so the letters can be switched off (WCAG 2.1.4). */
const memory = { get keys() { try { return localStorage.keys; } catch { return ""; } }, set keys(value) { try { localStorage.keys = value; } catch {} } };

document.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") memory.keys = event.target.checked ? "" : "off";
});

document.addEventListener("keydown", (event) => {
  if (event.key.length === 1 && memory.keys === "off") return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape" && one("#keys:popover-open, .menu[open]")) return one(".menu[open]")?.removeAttribute("open");
  if (event.key === "Escape" && isTyping(event.target)) return event.target.blur();
  if (isTyping(event.target) || !Object.hasOwn(keys, event.key)) return;
  if (event.key !== "Escape") event.preventDefault();
  keys[event.key]();
});

/* The next or previous event: from the one that has the focus, else the opened one, else the first in sight. */
function step(by) {
  const links = all(".event h3 a");
  let place = links.findIndex((link) => link.closest(".event").contains(document.activeElement));
  if (place < 0) place = links.findIndex((link) => link.closest("[data-open]"));
  if (place < 0) place = links.findIndex((link) => link.getBoundingClientRect().top >= 0) - (by > 0 ? 1 : 0);
  links[Math.min(Math.max(place + by, 0), links.length - 1)]?.focus();
}

/* A click that asks for a new tab is the browser's, not HTMX's. */
document.addEventListener("click", (event) => {
  if ((event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest("a[hx-get]")) event.stopPropagation();
}, true);

document.addEventListener("click", (event) => {
  all(".menu[open]").forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open"));
});

/* Letters typed to find an actor are not yet a filter. */
document.addEventListener("change", (event) => {
  if (event.target.id === "find-actor") event.stopPropagation();
}, true);

/* After HTMX has put a part in */

let openedFrom = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  const entry = event.target.closest(".event");
  if (entry) openedFrom = entry.id;
});

document.addEventListener("htmx:afterSettle", (event) => {
  markOpened();
  prepare();
  if (event.target.id === "event") moveFocus(event.detail.requestConfig?.elt);
  if (event.target.id === "results" && document.activeElement === document.body) one("#headline")?.focus({ preventScroll: true });
});
document.addEventListener("htmx:historyRestore", prepare);

const openedEntry = () => one(`#e${one("#event[data-open] #opened")?.value || "0"}`);

/* The list shows which event is open. */
function markOpened() {
  const opened = openedEntry();
  all(".event[data-open]").forEach((entry) => {
    if (entry === opened) return;
    entry.removeAttribute("data-open");
    one("h3 a", entry).removeAttribute("aria-current");
  });
  opened?.setAttribute("data-open", "");
  if (opened) one("h3 a", opened).setAttribute("aria-current", "true");
}

/* Where the event covers the list, the focus goes along; it also does when the link that had it is gone, and comes back. */
function moveFocus(trigger) {
  const panel = one("#event");
  const isLost = document.activeElement === document.body;   // it went with the panel; elsewhere the reader has moved on
  if (!panel.hasAttribute("data-open")) return isLost && openedFrom && one(`#${openedFrom} h3 a`)?.focus();
  const covers = getComputedStyle(panel).position === "fixed";
  const isStep = !trigger?.isConnected;
  if (covers || isStep) one("#event-title").focus({ preventScroll: !covers });
  if (isStep) openedEntry()?.scrollIntoView({ block: "nearest" });
}

/* With the arrow keys at hand, the whole histogram is one stop of the Tab key. */
function prepare() {
  one(".keys-switch")?.removeAttribute("hidden");
  if (one("#keys-on")) one("#keys-on").checked = memory.keys !== "off";
  all(".drag-hint[hidden]").forEach((hint) => hint.removeAttribute("hidden"));
  all(".chart.drag").forEach((chart) => all(".bar", chart).forEach((bar, place) => bar.setAttribute("tabindex", place ? "-1" : "0")));
}
prepare();

/* An answer that does not come must not look like one that changed nothing. */
for (const fault of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(fault, () => {
    const notice = one("#trouble") || document.createElement("p");
    Object.assign(notice, { id: "trouble", className: "notice", textContent: "The server did not answer. What you see is as it was before; try again." });
    notice.setAttribute("role", "alert");
    (one("#chips") || one("main"))?.prepend(notice);
  });
}

/* Choosing a span on the histogram, by dragging or with the arrow keys. The two date fields say the same, so this is only a
   quicker way to fill them. */

let chosen = null;     // { chart, steps, from, to, shade, at, dragging }

const stepsOf = (chart) => chart.dataset.steps.split(" ");
const clamp = (place, steps) => Math.min(Math.max(place, 0), steps.length - 1);
const inOrder = ({ from, to }) => (from < to ? [from, to] : [to, from]);

function placeOf(event) {
  const box = chosen.chart.getBoundingClientRect();
  return clamp(Math.floor(((event.clientX - box.left) / box.width) * chosen.steps.length), chosen.steps);
}

function shade() {
  if (!chosen.shade) {
    chosen.shade = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    Object.entries({ class: "chosen", y: 16, height: 76 }).forEach(([name, value]) => chosen.shade.setAttribute(name, value));
    chosen.chart.append(chosen.shade);
  }
  const [first, last] = inOrder(chosen);
  chosen.shade.setAttribute("x", `${(100 * first) / chosen.steps.length}%`);
  chosen.shade.setAttribute("width", `${(100 * (last - first + 1)) / chosen.steps.length}%`);
}

function dropChoice() {
  chosen?.shade?.remove();
  chosen = null;
}

function applyChoice() {
  const [first, last] = inOrder(chosen);
  one("#from").value = chosen.steps[first];
  one("#to").value = chosen.steps[last];
  one("#filters").requestSubmit();
  chosen = null;         // its shade goes with the chart
}

document.addEventListener("pointerdown", (event) => {
  dropChoice();
  const chart = event.target.closest(".chart.drag");
  if (!chart || event.button || event.pointerType === "touch") return;
  chosen = { chart, steps: stepsOf(chart), at: event.clientX, dragging: true };
  chosen.from = chosen.to = placeOf(event);
});

document.addEventListener("pointermove", (event) => {
  if (!chosen?.dragging || (!chosen.shade && Math.abs(event.clientX - chosen.at) < 6)) return;
  chosen.to = placeOf(event);
  shade();
  getSelection()?.removeAllRanges();
});

document.addEventListener("pointerup", () => {
  if (!chosen?.dragging) return;
  if (!chosen.shade) return dropChoice();
  // The click that ends the drag would else follow the bar under the pointer.
  const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
  document.addEventListener("click", swallow, true);
  setTimeout(() => {
    document.removeEventListener("click", swallow, true);
    applyChoice();
  });
});

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".chart.drag")) event.preventDefault();
});

/* Arrows go from bar to bar; with Shift they stretch the span, Enter takes it. */
document.addEventListener("keydown", (event) => {
  const bar = event.target.closest?.(".chart.drag .bar");
  if (!bar) return;
  if (event.key === "Enter" && chosen) {
    event.preventDefault();
    event.stopPropagation();
    return applyChoice();
  }
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!by) return event.key === "Shift" || dropChoice();
  event.preventDefault();
  if (event.shiftKey) {
    const chart = bar.closest(".chart");
    chosen ??= { chart, steps: stepsOf(chart), from: Number(bar.dataset.place), to: Number(bar.dataset.place) };
    chosen.to = clamp(chosen.to + by, chosen.steps);
    return shade();
  }
  dropChoice();
  const bars = all(".bar", bar.closest(".chart"));
  bars[bars.indexOf(bar) + by]?.focus();
}, true);
