// Suggests cases, barriers and places while somebody types in a search box.
// Mark the box with data-suggest="<address that answers ?q= with JSON>". The keys are combobox-nav's.
import Combobox from "./combobox-nav.js";

const PAUSE = 120; // milliseconds without a key
const SHORTEST = 2; // letters

export function suggestInSearchBoxes() {
  document.querySelectorAll("input[data-suggest]").forEach((box) => {
    if (box.dataset.suggest) new SearchBox(box);
  });
}

class SearchBox {
  constructor(box) {
    this.box = box;
    this.list = element("div", { id: `${box.id}-suggestions`, role: "listbox", class: "app-suggest__list" });
    this.list.setAttribute("aria-label", box.dataset.suggestTitle);
    this.list.tabIndex = -1; // or Tab would stop at it, since it scrolls
    this.list.hidden = true;
    this.status = element("div", { role: "status", class: "govuk-visually-hidden" });
    box.after(this.list, this.status);
    this.combobox = new Combobox(box, this.list, { tabInsertsSuggestions: false });
    this.known = new Map();
    this.listen();
  }

  listen() {
    this.box.addEventListener("input", () => this.askSoon());
    this.box.addEventListener("keydown", (event) => this.onKey(event));
    this.box.addEventListener("blur", () => this.close());
    this.box.form?.addEventListener("submit", () => this.close());
    // The box keeps the focus, so that the list is not gone before it has been clicked.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("combobox-commit", (event) => this.choose(event));
  }

  onKey(event) {
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault(); // would empty the box
      this.close();
    } else if (event.key === "ArrowDown" && this.list.hidden) {
      event.preventDefault();
      this.ask();
    }
  }

  askSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const typed = this.box.value.trim();
    this.request?.abort();
    if (typed.length < SHORTEST) return this.close();
    this.request = new AbortController();
    try {
      const answer = await this.fetch(typed, this.request.signal);
      if (typed === this.box.value.trim() && document.activeElement === this.box) this.show(answer, typed);
    } catch (error) {
      // Suggestions are an extra: without them the box still searches.
      if (error.name !== "AbortError") this.close();
    }
  }

  async fetch(typed, signal) {
    if (!this.known.has(typed)) {
      const address = new URL(this.box.dataset.suggest, location.href);
      address.searchParams.set("q", typed);
      const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(response.statusText);
      this.known.set(typed, await response.json());
    }
    return this.known.get(typed);
  }

  show({ groups, said }, typed) {
    this.combobox.stop();
    const others = groups.map((group, number) => this.group(group, number, typed));
    this.list.replaceChildren(this.search(typed), ...others);
    this.list.hidden = false;
    this.list.scrollTop = 0;
    this.status.textContent = said;
    this.combobox.start();
  }

  // First comes what Enter does anyway, for those who look for it in the list.
  search(typed) {
    const address = new URL(this.box.form.action);
    address.searchParams.set("q", typed);
    const text = this.box.dataset.suggestSearch.replace("[words]", () => typed);
    return option({ text, url: address.href, question: typed }, `${this.list.id}-search`, "");
  }

  group({ title, items }, number, typed) {
    const id = `${this.list.id}-${number}`;
    const group = element("div", { role: "group", "aria-labelledby": id });
    const options = items.map((item, place) => option(item, `${id}-${place}`, typed));
    group.append(element("div", { id, class: "app-suggest__kind" }, title), ...options);
    return group;
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.combobox.stop();
    this.list.hidden = true;
    this.status.textContent = "";
  }

  // Links open by themselves; a question is asked with whatever filters stand beside the box.
  choose({ target, detail }) {
    const { question } = target.dataset;
    const click = detail.event;
    if (!question || click.ctrlKey || click.metaKey || click.shiftKey) return;
    click.preventDefault();
    this.box.value = question;
    this.close();
    this.box.form.requestSubmit();
  }
}

function option({ text, url, detail, question }, id, typed) {
  const link = element("a", { id, role: "option", href: url, tabindex: "-1", class: "app-suggest__option" });
  if (question) link.dataset.question = question;
  link.append(element("span", { class: "app-suggest__text" }, ...marked(text, typed)));
  if (detail) link.append(" ", element("span", { class: "app-suggest__detail" }, detail));
  return link;
}

// The beginnings of words that were typed stand out from the rest.
function marked(text, typed) {
  const beginnings = typed.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (!beginnings.length) return [text];
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${beginnings.join("|")})`, "iu"));
  return parts.map((part, place) => (place % 2 ? element("b", {}, part) : part));
}

function element(name, attributes, ...content) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...content);
  return made;
}
