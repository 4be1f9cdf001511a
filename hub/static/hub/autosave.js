// Keeps what is typed into a part of a plan as a draft on the server, for its writer alone.
// Mark the form with data-draft (the address to send to) and the words to say: data-draft-saved,
// data-draft-offline, data-draft-signed-out, data-draft-refused. It says them in the element
// that data-draft-status names by its id.
const TICK = 2000; // looked at this often; sent once nothing has changed between two looks
const LONGEST = 20000; // somebody who never pauses is saved this often
const PAUSE = 15000; // before trying again after a failure
const drafts = new WeakMap();

export function keepDrafts() {
  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const draft = new Draft(form);
    drafts.set(form, draft);
    draft.start();
  });
}

// Whether everything in the form is kept, so that leaving the page loses nothing.
export function isDrafted(form) {
  return drafts.get(form)?.isKept ?? false;
}

class Draft {
  constructor(form) {
    this.form = form;
    this.status = document.getElementById(form.dataset.draftStatus);
    // A form that came back with errors, or with words not saved before, is not kept yet.
    this.begun = "unsaved" in form.dataset ? null : this.typed();
    this.kept = null;
    this.seen = this.begun;
    this.waitUntil = 0;
    this.changedAt = 0;
  }

  get isKept() {
    return this.kept !== null && this.kept === this.typed();
  }

  typed() {
    return new URLSearchParams(new FormData(this.form)).toString();
  }

  start() {
    setInterval(() => this.look(), TICK);
    this.form.addEventListener("submit", () => {
      this.isSubmitted = true;
      this.request?.abort();
    });
    // The browser may show this same page again, as it was when it was left.
    window.addEventListener("pageshow", () => { this.isSubmitted = false; });
    window.addEventListener("pagehide", () => this.sendLast());
  }

  get isNew() {
    const now = this.typed();
    return !this.isSubmitted && now !== (this.kept ?? this.begun);
  }

  look() {
    if (!this.isNew || this.request || Date.now() < this.waitUntil) return;
    const now = this.typed();
    const isPaused = now === this.seen;
    if (!isPaused && !this.changedAt) this.changedAt = Date.now();
    this.seen = now;
    if (isPaused || Date.now() - this.changedAt > LONGEST) this.send(now);
  }

  async send(typed) {
    this.changedAt = 0;
    this.request = new AbortController();
    try {
      const response = await post(this.form, typed, { signal: this.request.signal });
      await this.answered(response, typed);
    } catch {
      if (!this.isSubmitted) this.fail(this.form.dataset.draftOffline);
    } finally {
      this.request = null;
    }
  }

  async answered(response, typed) {
    if (response.type === "opaqueredirect") return this.fail(this.form.dataset.draftSignedOut);
    if (response.status === 413 || response.status === 400) {
      const { error } = await response.json().catch(() => ({}));
      return this.fail(error || this.form.dataset.draftRefused);
    }
    if (!response.ok) return this.fail(this.form.dataset.draftRefused);
    const { at } = await response.json();
    this.kept = typed;
    this.say(`${this.form.dataset.draftSaved} ${at}`);
  }

  fail(text) {
    this.waitUntil = Date.now() + PAUSE;
    this.say(text);
  }

  // The status is read aloud when it changes, so the same words are not said again.
  say(text) {
    if (this.status && this.status.textContent !== text) this.status.textContent = text;
  }

  sendLast() {
    // Browsers send at most 64 KB after a page has gone; more was kept while it was typed.
    if (this.isNew) post(this.form, this.typed(), { keepalive: true }).catch(() => {});
  }
}

function post(form, typed, options) {
  return fetch(form.dataset.draft, {
    method: "POST",
    body: typed,
    credentials: "same-origin",
    redirect: "manual",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      "X-CSRFToken": form.elements.csrfmiddlewaretoken.value,
    },
    ...options,
  });
}
