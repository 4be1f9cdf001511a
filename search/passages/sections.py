"""The text of a case, section by section. Pure, but for the words of its headings."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hub.ui.html import to_text

RESOURCES = ("staff", "who_pays", "who_gains", "time_to_start", "time_to_first_result", "notes")
CONDITIONS = ("who_delivers", "conditions_inside", "conditions_outside", "relationships")
WRONG = (
    "went_wrong",
    "changed_on_the_way",
    "would_do_differently",
    "unintended",
    "still_unsolved",
    "only_government",
    "worked_less_well_for",
)


HEADINGS = {
    "problem": _("Problem"),
    "barriers": _("Barriers"),
    "done": _("What was done"),
    "joining_up": _("Joining up"),
    "resources": _("People, money, time"),
    "results": _("Results"),
    "wrong": _("What went wrong"),
    "carry_on": _("Carry it on"),
    "took_part": _("Who took part"),
}


def sections(content: dict) -> Iterator[tuple[str, str]]:
    """(section, paragraph) of everything but the summary; content as in a case file."""
    for section, paragraphs in (
        ("problem", problem(content)),
        ("barriers", barriers(content)),
        ("done", done(content)),
        ("joining_up", [*content["joining_up"].values(), *(content[n] for n in CONDITIONS)]),
        ("resources", resources(content["resources"])),
        ("results", results(content)),
        ("wrong", statements(content, *WRONG)),
        ("carry_on", carry_on(content)),
        ("took_part", took_part(content)),
    ):
        for paragraph in paragraphs:
            if paragraph:
                yield section, paragraph


def problem(content):
    return [to_text(content["problem"]), content["who_it_serves"], content["theory"]]


def barriers(content):
    for entry in content["barriers"]:
        yield from (entry["looked_like"], entry["tried"])


def done(content):
    for block in content["blocks"]:
        yield block["title"]
        yield to_text(block["description"])
        yield from (block["needs"], block["learned"])


def resources(rows):
    costs = [rows[name]["text"] for name in ("setup_cost", "yearly_cost")]
    return [*(rows[name] for name in RESOURCES), *costs]


def results(content):
    for row in content["outcomes"]:
        yield ": ".join(filter(None, [row["measure"], row["value"]]))
    yield content["evidence"]["reason"]


def statements(content, *names):
    return [row["text"] for name in names for row in content[name]]


def carry_on(content):
    rows = [*statements(content, "lessons", "advice"), *content["readiness"]]
    return [*rows, content["residents_shaped"]]


def took_part(content):
    partners = [row["name"] for row in content["partners"]]
    return [content["lead_organisation"], *content["councils"], *partners]
