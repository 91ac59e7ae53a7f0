/* Selecting words of an article puts them into the form for a note. Without this script one copies them there. */
"use strict";

document.addEventListener("selectionchange", () => {
  const text = document.getElementById("text");
  const form = document.getElementById("note-new");
  const selection = document.getSelection();
  const bar = document.getElementById("pick-bar");
  if (!text || !form?.elements || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const chosen = !selection.isCollapsed && text.contains(range.commonAncestorContainer);
  if (bar) bar.hidden = !chosen;
  if (!chosen) return;
  form.elements.quote.value = printed(range.cloneContents());
  form.elements.start.value = place(range);
});

/* What the publisher printed: without the readings, numbers and marks that we put between the words. */
function printed(fragment) {
  for (const ours of fragment.querySelectorAll("[data-ours]")) ours.remove();
  for (const block of fragment.querySelectorAll("p, div, figure")) block.append("\n");
  for (const line of fragment.querySelectorAll("br")) line.replaceWith("\n");
  return fragment.textContent.trim();
}

/* Where the selection begins, in code points of the article's text, as each paragraph's data-start tells. */
function place(range) {
  const from = range.startContainer;
  const paragraph = (from.nodeType === Node.TEXT_NODE ? from.parentElement : from).closest("[data-start]");
  if (!paragraph) return "";
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const fragment = before.cloneContents();
  for (const ours of fragment.querySelectorAll("[data-ours]")) ours.remove();
  for (const line of fragment.querySelectorAll("br")) line.replaceWith("\n");
  return Number(paragraph.dataset.start) + [...fragment.textContent].length;
}
