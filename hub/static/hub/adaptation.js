// Asks about a change to a building block only where its form says that there is one.
// Mark the form with data-changes: the decisions that are changes, with spaces between.
// Without JavaScript all is asked, with "If you change it" before each question.
const ABOUT_A_CHANGE = ["planned", "decided_by", "core_kept"];

export function askAboutChanges() {
  document.querySelectorAll("form[data-changes]").forEach((form) => {
    const show = () => {
      const decision = form.querySelector("[name=decision]:checked")?.value;
      const isChange = form.dataset.changes.split(" ").includes(decision);
      groups(form).forEach((group) => { group.hidden = !isChange; });
    };
    form.addEventListener("change", show);
    window.addEventListener("pageshow", show);
    show();
  });
}

function groups(form) {
  return ABOUT_A_CHANGE
    .map((name) => form.querySelector(`[name=${name}]`)?.closest(".govuk-form-group"))
    .filter((group) => group && !group.querySelector(".govuk-error-message"));
}
