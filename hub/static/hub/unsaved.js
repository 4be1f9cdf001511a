// Asks before someone leaves a page with words that are neither saved nor kept as a draft.
// Mark the form with data-module="app-unsaved"; add data-unsaved where it came back with errors.
import { isDrafted } from "./autosave.js";

export function keepUnsaved() {
  document.querySelectorAll('form[data-module="app-unsaved"]').forEach(guard);
}

function guard(form) {
  let isSent = false;
  form.addEventListener("submit", () => { isSent = true; });
  // The browser may show this same page again, as it was when it was left.
  window.addEventListener("pageshow", () => { isSent = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && isUnsaved(form) && !isDrafted(form)) event.preventDefault();
  });
}

function isUnsaved(form) {
  return "unsaved" in form.dataset || [...form.elements].some(isChanged);
}

function isChanged(field) {
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked !== field.defaultChecked;
  }
  return "defaultValue" in field && field.value !== field.defaultValue;
}
