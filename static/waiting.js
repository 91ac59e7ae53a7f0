/* What a reader does while an answer of the server is on its way, as on a slow line: nothing of it may be lost.
   Uses `one` and `all` of timeline.js. */
"use strict";

/* What is pressed: a click counts only where it is let go on what it was pressed on, so an answer that puts parts in anew
   waits until then. */

let isPressed = false;
let held = [];

document.addEventListener("htmx:beforeSend", ({ detail: { xhr } }) => {
  const { onload, onabort } = xhr;
  xhr.onload = () => {
    if (!isPressed) return onload.call(xhr);
    const answer = () => onload.call(xhr);
    held.push(answer);
    xhr.abort = () => { held = held.filter((other) => other !== answer); onabort.call(xhr); };
  };
});

function release(event) {
  isPressed = false;
  // A finger's click comes a moment behind its letting go.
  setTimeout(() => isPressed || held.splice(0).forEach((answer) => answer()), event.pointerType === "touch" ? 100 : 0);
}

const isSpaceOnControl = ({ key, target }) => key === " " && target.closest?.("input[type=checkbox], button, summary");
document.addEventListener("pointerdown", (event) => { isPressed = event.button === 0; }, true);
document.addEventListener("keydown", (event) => { if (isSpaceOnControl(event)) isPressed = true; }, true);
for (const end of ["pointerup", "pointercancel", "dragend", "keyup", "contextmenu"]) document.addEventListener(end, release, true);
window.addEventListener("blur", release);
// That a scroll bar was let go, only the next move tells.
document.addEventListener("pointermove", (event) => { if (isPressed && !event.buttons) release(event); }, true);

/* What is opened or followed: while a list is on its way, the links of the old one still lead to where the old filters hold.
   Such a click is done again, on the same link of the new list, once that has come. */

let list = null;       // the request for a list that is not answered
let awaited = null;    // what to do once it has come

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
  // A bar of the chart has no click().
  awaited = () => (id ? openEvent(id) : sameLink()?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })));
}, true);

/* Where the new list has it no longer, with the list asked again. */
function openEvent(id) {
  const link = one(`#e${id} h3 a`);
  if (link) return link.click();
  Object.assign(one("#opened"), { value: id, disabled: false });
  one("#filters").requestSubmit();
}

document.addEventListener("htmx:beforeSend", ({ detail: { xhr, target } }) => { if (target.id === "results") list = xhr; });
document.addEventListener("htmx:afterRequest", ({ detail: { xhr } }) => { if (list === xhr) list = null; });

document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id !== "results") return;
  const act = awaited;
  awaited = null;
  act?.();
});

for (const end of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:historyRestore"]) document.addEventListener(end, () => { awaited = null; });
