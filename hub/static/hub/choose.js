// Turns a long select, such as the list of councils, into a box to type in.
// Mark the select with data-module="app-autocomplete".
export async function enhanceSelects() {
  const selects = document.querySelectorAll('select[data-module="app-autocomplete"]');
  if (!selects.length) return;

  await import("./accessible-autocomplete.min.js");
  selects.forEach((select) =>
    window.accessibleAutocomplete.enhanceSelectElement({
      selectElement: select,
      defaultValue: select.value ? undefined : "",
      // Its hint input has no label, so it is never drawn.
      autoselect: false,
    }),
  );
}
