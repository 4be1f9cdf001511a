// On a phone open filters would push the results off the screen, so they start closed there.
export function closeFacetsOnPhones() {
  if (!window.matchMedia("(max-width: 40em)").matches) return;
  document.querySelectorAll(".app-facet[open]").forEach((facet) => {
    facet.open = false;
  });
}
