/* What a reader does while an answer of the server is on its way, as on a slow line: nothing of it may be lost.
   Loaded behind timeline.js, whose `one` and `all` it uses. */
"use strict";

/* What is pressed: a click counts only where it is let go on what it was pressed on, so an answer that puts parts in anew
   waits until then. A drag across the histogram is such a press too. */

let isPressed = false;
let held = [];

document.addEventListener("htmx:beforeSend", ({ detail: { xhr } }) => {
  const { onload, onabort } = xhr;
  xhr.onload = () => {
    if (!isPressed) return onload.call(xhr);
    const answer = () => onload.call(xhr);
    held.push(answer);
    xhr.abort = () => { held = held.filter((other) => other !== answer); onabort.call(xhr); };   // an answered request knows no abort of its own
  };
});

function release(event) {
  isPressed = false;
  // A finger's click comes a moment behind its letting go.
  setTimeout(() => isPressed || held.splice(0).forEach((answer) => answer()), event.pointerType === "touch" ? 100 : 0);
}

const isSpaceOnControl = (event) => event.key === " " && event.target.closest?.("input[type=checkbox], button, summary");
document.addEventListener("pointerdown", (event) => { isPressed = event.button === 0; }, true);
document.addEventListener("keydown", (event) => { if (isSpaceOnControl(event)) isPressed = true; }, true);
for (const end of ["pointerup", "pointercancel", "dragend", "keyup", "contextmenu"]) document.addEventListener(end, release, true);
window.addEventListener("blur", release);
// A scroll bar and an open list of options let nobody know that they were let go, but the next move of the mouse does.
document.addEventListener("pointermove", (event) => { if (isPressed && event.pointerType === "mouse" && !event.buttons) release(event); }, true);

/* What is opened or followed: while a list is on its way, the links of the old one still lead to where the old filters hold.
   Such a click is done again, on the same link of the new list, once that has come. */

let list = null;       // the request for a list that is not answered: { xhr, by }
let opening = null;    // the request for the panel that is not answered: { xhr, id }, without an id when it is being closed
let awaited = null;    // what to do once the list has come: { act }, with the `fields` changed if it fills in the form

const REGIONS = "#views, #chips, #histogram, #results, #event, #formats";
const addressOf = (link) => new URL(link.getAttribute("href"), location);
const nameOf = (link) => (link.matches(".bar") ? link.getAttribute("aria-label").split(":")[0] : link.getAttribute("aria-label") || link.textContent.trim());

function isOfTheList(link) {
  if (link.getAttribute("href").startsWith("#") || !link.closest(REGIONS)) return false;
  return link.hasAttribute("hx-get") || link.closest("#views, #formats") || addressOf(link).pathname === location.pathname;
}

document.addEventListener("click", (event) => {
  const link = list && event.target.closest("a[href]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !isOfTheList(link)) return;
  event.preventDefault();
  event.stopPropagation();
  const id = link.closest("#results, #event") && addressOf(link).searchParams.get("event");
  const region = link.closest(REGIONS).id;
  const sameLink = () => all("a", one(`#${region}`)).find((other) => nameOf(other) === nameOf(link));
  awaited = { act: () => (id ? openEvent(id) : sameLink()?.dispatchEvent(aClick())) };
}, true);

const aClick = () => new MouseEvent("click", { bubbles: true, cancelable: true, view: window });   // a bar of the chart has no click()

/* By its own link or, where the list has it no longer, with the list asked again. */
function openEvent(id) {
  const link = one(`#e${id} h3 a`);
  if (link) return link.click();
  Object.assign(one("#opened"), { value: id, disabled: false });
  one("#filters").requestSubmit();
}

document.addEventListener("htmx:beforeSend", ({ detail: { xhr, target, elt } }) => {
  if (target.id === "results") list = { xhr, by: elt };
  if (target.id === "event") opening = { xhr, id: addressOf(elt).searchParams.get("event") };
});

document.addEventListener("htmx:afterRequest", ({ detail: { xhr } }) => {
  if (list?.xhr === xhr) list = null;
  if (opening?.xhr === xhr) opening = null;
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "results" || !awaited) return;
  const { act } = awaited;
  awaited = null;
  act();
});

for (const end of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:historyRestore"]) document.addEventListener(end, () => { awaited = null; });

/* What is filtered while an event is being opened or closed: the list brings its panel along, so it is asked for with that event. */

const superfluous = new WeakSet();
document.addEventListener("htmx:configRequest", ({ detail: { target, parameters } }) => {
  if (target.id !== "results" || !opening) return;
  if (opening.id) parameters.event = opening.id;
  else delete parameters.event;
  superfluous.add(opening.xhr);
});

document.addEventListener("htmx:beforeSwap", (event) => superfluous.has(event.detail.xhr) && event.preventDefault());

/* What is ticked while a link's list is on its way: the form does not know yet what the link has changed. */
document.addEventListener("htmx:beforeRequest", (event) => {
  const { elt, target, requestConfig: { triggeringEvent } } = event.detail;
  if (elt.id !== "filters" || target.id !== "results" || !list || list.by.id === "filters") return;
  event.preventDefault();
  const changed = triggeringEvent.target === elt ? all("#from, #to, #q") : [triggeringEvent.target];
  const fields = [...(awaited?.fields ?? []), ...changed.map(({ id, value, checked }) => ({ id, value, checked }))];
  const act = () => {
    for (const { id, value, checked } of fields) Object.assign(document.getElementById(id) || {}, { value, checked });
    one("#filters").requestSubmit();
  };
  awaited = { act, fields };
});

/* What is typed: the field that is put in anew gets the letters that the server has not seen. */

let typed = null;      // { id, value }

document.addEventListener("htmx:beforeSwap", () => {
  const field = document.activeElement;
  const isText = field?.closest("#facets, #search") && isTyping(field) && !field.matches("select");
  typed = isText ? { id: field.id, value: field.value } : null;
});

document.addEventListener("htmx:afterSwap", () => {
  const field = typed && document.getElementById(typed.id);
  if (!field || field.value === typed.value) return;
  field.value = typed.value;
  const place = typed.value.length;
  field.setSelectionRange(place, place);
  typed = null;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  // What a script has put in is no change of the reader's to the browser when the field is left.
  field.addEventListener("blur", () => field.isConnected && field.value !== field.defaultValue && field.dispatchEvent(new Event("change", { bubbles: true })), { once: true });
});
