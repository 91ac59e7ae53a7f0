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

document.addEventListener("keydown", (event) => {
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
  if (event.target.id === "event") markOpened(event.detail.requestConfig?.elt);
  if (event.target.id === "results" && document.activeElement === document.body) one("#headline")?.focus({ preventScroll: true });
  prepare();
});
document.addEventListener("htmx:historyRestore", prepare);

/* The list shows which event is open; where the event covers the list, the focus goes along and comes back. */
function markOpened(trigger) {
  const opened = one("#event[data-open] #opened")?.value;
  all(".event[data-open]").forEach((entry) => {
    entry.removeAttribute("data-open");
    one("h3 a", entry).removeAttribute("aria-current");
  });
  const entry = opened && one(`#e${opened}`);
  if (entry) {
    entry.setAttribute("data-open", "");
    one("h3 a", entry).setAttribute("aria-current", "true");
  }
  const inPanel = !trigger || !trigger.isConnected;
  const covers = one("#event") && getComputedStyle(one("#event")).position === "fixed";
  if (opened && (covers || inPanel)) one("#event-title")?.focus({ preventScroll: !covers });
  if (opened && inPanel) entry?.scrollIntoView({ block: "nearest" });
  if (!opened) one(`#${openedFrom} h3 a`)?.focus();
}

function prepare() {
  all(".drag-hint[hidden]").forEach((hint) => hint.removeAttribute("hidden"));
}
prepare();

/* Dragging across the histogram: the two date fields say the same, so this is only a quicker way to fill them. */

let drag = null;

const placeOf = (event) => {
  const box = drag.chart.getBoundingClientRect();
  const place = Math.floor(((event.clientX - box.left) / box.width) * drag.steps.length);
  return Math.min(Math.max(place, 0), drag.steps.length - 1);
};

document.addEventListener("pointerdown", (event) => {
  const chart = event.target.closest(".chart.drag");
  if (!chart || event.button || event.pointerType === "touch") return;
  drag = { chart, steps: chart.dataset.steps.split(" "), at: event.clientX, shade: null };
  drag.from = drag.to = placeOf(event);
});

document.addEventListener("pointermove", (event) => {
  if (!drag || (!drag.shade && Math.abs(event.clientX - drag.at) < 6)) return;
  if (!drag.shade) {
    drag.shade = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    Object.entries({ class: "chosen", y: 16, height: 76 }).forEach(([name, value]) => drag.shade.setAttribute(name, value));
    drag.chart.append(drag.shade);
    getSelection()?.removeAllRanges();
  }
  drag.to = placeOf(event);
  const [first, last] = [drag.from, drag.to].sort((a, b) => a - b);
  drag.shade.setAttribute("x", `${(100 * first) / drag.steps.length}%`);
  drag.shade.setAttribute("width", `${(100 * (last - first + 1)) / drag.steps.length}%`);
});

document.addEventListener("pointerup", () => {
  if (drag?.shade) {
    const [first, last] = [drag.from, drag.to].sort((a, b) => a - b);
    one("#from").value = drag.steps[first];
    one("#to").value = drag.steps[last];
    // The click that ends the drag would else follow the bar under the pointer.
    const swallow = (event) => { event.preventDefault(); event.stopPropagation(); };
    document.addEventListener("click", swallow, true);
    setTimeout(() => {
      document.removeEventListener("click", swallow, true);
      one("#filters").requestSubmit();
    });
  }
  drag = null;
});

document.addEventListener("dragstart", (event) => {
  if (event.target.closest?.(".chart.drag")) event.preventDefault();
});
