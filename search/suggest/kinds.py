"""The kinds of things that are suggested, in the order in which they are shown."""

from django.utils.translation import gettext_lazy as _

SEARCH, BARRIER, APPROACH, SECTOR = "search", "barrier", "approach", "sector"
GROUP, PLACE, INSIGHT, CASE = "group", "place", "insight", "case"

TITLES = {
    SEARCH: _("Others searched for"),
    BARRIER: _("Barriers"),
    APPROACH: _("Approaches"),
    SECTOR: _("Sectors"),
    GROUP: _("Who it is for"),
    PLACE: _("Places"),
    INSIGHT: _("Insights"),
    CASE: _("Case studies"),
}
# How many of each are enough; case studies take what room is left.
MOST = {SEARCH: 3, BARRIER: 2, APPROACH: 2, SECTOR: 2, GROUP: 1, PLACE: 2, INSIGHT: 1}
MOST_IN_ALL = 10
# Case studies are what people come for: this many always have room.
ROOM_FOR_CASES = 4
