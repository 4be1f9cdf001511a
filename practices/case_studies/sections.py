"""The sections of a case study, in the order in which they are read."""

from django.utils.translation import gettext_lazy as _

# The id of each, which is its address on the page, and its heading.
SECTIONS = {
    "in-brief": _("In brief"),
    "problem": _("Problem and for whom"),
    "barriers": _("Barriers"),
    "what-was-done": _("What was done"),
    "joining-up": _("Joining up"),
    "resources": _("People, money, time"),
    "results": _("Results"),
    "what-went-wrong": _("What went wrong"),
    "carry-it-on": _("Carry it on"),
    "adapted-by": _("Adapted by"),
    "partners": _("Partners and organisations"),
    "sources": _("Sources"),
    "files": _("Files"),
    "similar": _("Practices like this one"),
    "about": _("Licence, citation and versions"),
}
# These speak of today, so a version kept from an earlier day goes without them.
ONLY_ON_THE_PAGE = {"adapted-by", "similar"}


def contents(*, is_version: bool = False, has_files: bool = False) -> list[dict]:
    """What to list under "On this page". Files have a section only where there are some."""
    return [
        {"text": heading, "url": f"#{name}"}
        for name, heading in SECTIONS.items()
        if not (is_version and name in ONLY_ON_THE_PAGE)
        if has_files or name != "files"
    ]
