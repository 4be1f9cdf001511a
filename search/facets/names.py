"""The facets by which cases are narrowed, in the order in which readers meet them."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "sector": _("Sector"),
    "barrier": _("Barrier"),
    "how_far": _("How far it was overcome"),
    "kind": _("Kind of barrier"),
    "approach": _("Approach"),
    "group": _("Who it is for"),
    "nation": _("Nation"),
    "region": _("Region"),
    "place_type": _("Kind of place"),
    "status": _("Status"),
    "evidence": _("Evidence"),
    "cost": _("Set-up or yearly cost"),
    "year": _("Year started"),
    "publisher": _("Published by"),
}
FACETS = tuple(TITLES)
# What "How far it was overcome" asks while nothing says what "it" is.
HOW_FAR_ANY = _("How far any barrier was overcome")

# These three describe one entry of a case: data sharing *that was* overcome, not data sharing in a
# case where something else was.
ENTRY = ("barrier", "kind", "how_far")
