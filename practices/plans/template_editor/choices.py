"""What an editor of a template chooses from, in plain words."""

from django.utils.translation import gettext_lazy as _

from practices.plans.source_text import SHOWN

KINDS = [
    ("text", _("Words: a text to write")),
    ("people", _("People: who does what, with a text")),
    ("money", _("Money: what it costs and who pays")),
    ("data-sharing", _("Data sharing: what is shared, why and on what basis")),
    ("measures", _("Measures: what is counted, and readings over time")),
    ("risks", _("Risks: what could go wrong, and who looks after it")),
    ("fit-check", _("Fit check: does the case fit here?")),
    ("choice", _("Choice: answers to tick, with a text")),
    ("context-row", _("There and here: same or different, and does it matter?")),
    ("blocks", _("Building blocks: one part for each that is taken from the source")),
    ("actions", _("Actions: steps with a person and a date")),
]
BLOCKS = [
    ("core", _("Those that the source marks as core")),
    ("other", _("All others of the source")),
    ("own", _("Those that a place adds itself")),
]
LISTS = [("barriers", _("The hub's list of barriers"))]
# Where the label over the source's words alone does not tell which of two is meant
CLEARER = {
    "place": _("Place, with its nation, region and setting"),
    "place.name": _("Place, its name only"),
}


def source_fields() -> list[tuple[str, str]]:
    """Everything of a source that can stand beside a part: its path and what it is called."""
    return [(path, CLEARER.get(path, label)) for path, (label, _show) in SHOWN.items()]
