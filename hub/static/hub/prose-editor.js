// Gives each rich text editor the accessible name and description of the textarea it stands for,
// and the text that a browser puts back into it when someone goes back.
const FIELD = "textarea[data-django-prose-editor-configurable]";

export function nameEditors() {
  document.querySelectorAll(FIELD).forEach((textarea) => {
    const group = textarea.closest(".govuk-form-group") || textarea.parentElement;
    if (nameEditor(textarea, group)) return;
    // The editor is built by its own module, which may run after this one.
    const watcher = new MutationObserver(() => {
      if (nameEditor(textarea, group)) watcher.disconnect();
    });
    watcher.observe(group, { childList: true, subtree: true });
  });
}

// Browsers fill textareas again after the page was read; an editor that began earlier is blank.
export function restoreEditors() {
  window.addEventListener("pageshow", () => {
    document.querySelectorAll(FIELD).forEach((textarea) => {
      const box = textarea.parentElement.querySelector(".ProseMirror[contenteditable]");
      const isRestored = textarea.value !== textarea.defaultValue;
      // The editor writes to its textarea, so they differ only where the browser wrote instead.
      if (box?.editor && isRestored && box.editor.getHTML() !== textarea.value) {
        box.editor.commands.setContent(textarea.value);
      }
    });
  });
}

function nameEditor(textarea, group) {
  // The menu and the frame carry the editor's class too; only the box itself can be typed in.
  const box = group.querySelector(".ProseMirror[contenteditable]");
  if (!box) return false;

  const label = group.querySelector(`label[for="${textarea.id}"]`);
  if (label) {
    label.id = label.id || `${textarea.id}_label`;
    box.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => box.focus());
  }
  box.id = `${textarea.id}_editor`;
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  copyAttribute(textarea, box, "aria-describedby");
  copyAttribute(textarea, box, "aria-invalid");
  linkErrors(textarea.id, box);
  return true;
}

function copyAttribute(from, to, name) {
  if (from.hasAttribute(name)) to.setAttribute(name, from.getAttribute(name));
}

// The error summary links to the textarea, which the editor has hidden.
function linkErrors(id, box) {
  document.querySelectorAll(`.govuk-error-summary a[href="#${id}"]`).forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      box.focus();
    }, true);
  });
}
