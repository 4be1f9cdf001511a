"""One entry of a plan's history in plain words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from practices.plans.models import Plan, PlanChange

What = PlanChange.What
State, Visibility = Plan.State, Plan.Visibility

A_ROW = {
    "action": lazy("a step"),
    "measure": lazy("a measure"),
    "reading": lazy("a reading"),
    "risk": lazy("a risk"),
    "person": lazy("a person or role"),
    "cost": lazy("a line of money"),
    "dataflow": lazy("shared data"),
}


def in_words(change: PlanChange) -> str:
    """What was done, and to what."""
    say = SAYINGS.get(change.what)
    said = say(change) if say else ""
    return said or with_label(str(change.get_what_display()), change)


def with_label(text: str, change: PlanChange) -> str:
    """The text and what it was done to, unless that is the plan itself."""
    is_about_plan = not (change.part_id or change.row_kind or change.what in NAMED)
    return text if is_about_plan or not change.label else f"{text}: {change.label}"


NAMED = {What.SECTION, What.PARTNER, What.GUEST, What.SOURCE, What.FILE}


def part(change) -> str:
    is_new = change.version == 1
    return with_label(_("Added a part") if is_new else _("Wrote"), change)


def row(text: str):
    def say(change) -> str:
        kind = A_ROW.get(change.row_kind, lazy("an entry"))
        return with_label(str(text) % {"a_row": kind}, change)

    return say


def from_to(text: str, name: str, labels=None):
    """A saying about one value before and after; `labels` are its choices."""
    known = dict(labels or [])

    def say(change) -> str:
        before, after = (held or {} for held in (change.before, change.after))
        if name not in before or name not in after:
            return ""
        both = {"before": before[name], "after": after[name]}
        return str(text) % {key: known.get(value, value) for key, value in both.items()}

    return say


def about_file(change) -> str:
    before, after = change.before or {}, change.after or {}
    if before and after:
        return from_to(lazy("Renamed the file “%(before)s” to “%(after)s”"), "title")(change)
    return with_label(_("Attached a file") if after else _("Removed a file"), change)


def started(change) -> str:
    copied_from = (change.after or {}).get("copied_from")
    if copied_from:
        return _("Started the plan as a copy of “%(title)s”") % {"title": copied_from}
    source = (change.after or {}).get("source")
    return _("Started the plan from %(source)s") % {"source": source} if source else ""


def version(change) -> str:
    number = (change.after or {}).get("number")
    return _("Gave out version %(number)s") % {"number": number} if number else ""


def restored(change) -> str:
    day = (change.after or {}).get("day")
    return _("Put the plan back as it was on %(day)s") % {"day": day} if day else ""


def moved(change) -> str:
    home = change.after or {}
    name = home.get("name") or home.get("organisation")  # the latter once councils merged
    return _("Moved the plan to %(name)s") % {"name": name} if name else ""


SAYINGS = {
    What.STARTED: started,
    What.PART: part,
    What.ROW_ADDED: row(lazy("Added %(a_row)s")),
    What.ROW_CHANGED: row(lazy("Changed %(a_row)s")),
    What.ROW_DELETED: row(lazy("Deleted %(a_row)s")),
    What.TITLE: from_to(lazy("Changed the title from “%(before)s” to “%(after)s”"), "title"),
    What.STATE: from_to(
        lazy("Changed the state from %(before)s to %(after)s"), "state", State.choices
    ),
    What.VISIBILITY: from_to(
        lazy("Changed who can see the plan from “%(before)s” to “%(after)s”"),
        "visibility",
        Visibility.choices,
    ),
    What.MOVED: moved,
    What.FILE: about_file,
    What.VERSION: version,
    What.RESTORED: restored,
}
