// Narrows what was found without leaving the page: a ticked box, another order or a filter taken off
// asks for the same address as without this script, and the parts of the answer are put in place.
import { Idiomorph } from "./idiomorph.js";

const PARTS = ["search-heading", "search-kept", "search-filters", "search-found"];
// Links that ask the same question in another way.
const LINKS = ".app-chip[href], .app-found__clear a, .app-found__note a";
const PHONE = "(max-width: 48.06em)";

export function searchLive() {
  const form = document.querySelector('form[data-module="app-live-search"]');
  if (form) new LiveSearch(form);
}

class LiveSearch {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-live-status]");
    this.shown = here();
    // What the form needs only without this script goes, and the other way about.
    form.classList.add("app-live");
    form.addEventListener("change", (event) => this.onChange(event));
    form.addEventListener("click", (event) => this.onClick(event));
    form.addEventListener("submit", (event) => this.onSubmit(event));
    window.addEventListener("popstate", () => this.onReturn());
    window.addEventListener("pageshow", () => this.onReturn());
    // A request that ends because the page is left has not failed.
    window.addEventListener("beforeunload", () => this.request?.abort());
  }

  get box() {
    return this.form.elements.q;
  }

  // The address that the form would ask for, without what is empty.
  get address() {
    const asked = new URL(this.form.action);
    for (const [name, value] of new FormData(this.form)) {
      if (value !== "") asked.searchParams.append(name, value);
    }
    // Words were left as they were typed for one question, not for the next.
    if (this.box.value !== this.box.defaultValue) asked.searchParams.delete("as_typed");
    return asked.href;
  }

  onChange({ target }) {
    if (target.matches('[type="checkbox"], select')) this.go(this.address);
  }

  async onClick(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a");
    if (link?.matches(".app-filters__done")) this.closeFilters();
    if (!link?.matches(LINKS)) return;
    event.preventDefault();
    await this.go(link.href);
    // The link that had the focus has gone.
    if (!link.isConnected) this.results.focus({ preventScroll: true });
  }

  onSubmit(event) {
    event.preventDefault();
    location.assign(this.address);
  }

  // Only where the question has changed: moving to an anchor comes by here too.
  async onReturn() {
    if (here() !== this.shown) await this.show(location.href);
  }

  get results() {
    return document.getElementById("results");
  }

  closeFilters() {
    if (window.matchMedia(PHONE).matches) document.getElementById("search-filters").open = false;
    this.results.focus();
  }

  async go(address) {
    history.pushState(null, "", address);
    await this.show(address);
  }

  async show(address) {
    this.request?.abort();
    const request = (this.request = new AbortController());
    document.getElementById("search-found").setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
      if (!response.ok || response.redirected) throw new Error(response.statusText);
      this.put(new DOMParser().parseFromString(await response.text(), "text/html"));
      this.shown = here();
    } catch (error) {
      // A later request took its place; anything else is for the browser to show.
      if (error.name !== "AbortError") location.assign(address);
    }
  }

  put(answer) {
    PARTS.forEach((id) => {
      Idiomorph.morph(document.getElementById(id), answer.getElementById(id), { callbacks: KEPT });
    });
    document.title = answer.title;
    this.box.value = this.box.defaultValue = answer.querySelector(".app-search input[name=q]").value;
    this.say(answer);
  }

  say(answer) {
    const { said = "" } = answer.getElementById("search-found").dataset;
    const heading = answer.getElementById("search-heading").textContent.trim();
    this.status.textContent = `${heading}. ${said}`;
  }
}

// What somebody has opened stays open, and what they have closed stays closed.
const KEPT = {
  beforeAttributeUpdated: (name, node) => !(name === "open" && node.localName === "details"),
};

function here() {
  return location.pathname + location.search;
}
