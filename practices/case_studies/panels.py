"""The tabs in which an editor writes a case study."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel

from practices.case_studies.widgets import ManySelect, Ticks


def _fields(*names):
    return [FieldPanel(name, required_on_save=False) for name in names]


def _tick(*names):
    return [FieldPanel(name, widget=Ticks, required_on_save=False) for name in names]


IN_BRIEF = [
    TitleFieldPanel("title"),
    *_fields("summary"),
    MultiFieldPanel(_fields("status", "start_year", "end_year", "last_checked"), heading=_("When")),
    MultiFieldPanel(
        [*_fields("place_name", "area", "place_type", "setting"), *_tick("nations", "regions")],
        heading=_("Place"),
    ),
    MultiFieldPanel(
        [
            *_fields("lead_organisation"),
            FieldPanel("organisations", widget=ManySelect, required_on_save=False),
            *_fields("councils", "partners"),
        ],
        heading=_("Who"),
    ),
    MultiFieldPanel(_tick("sectors", "approaches", "population_groups"), heading=_("Filed under")),
    MultiFieldPanel(_fields("evidence_mark", "evidence_reason"), heading=_("Evidence mark")),
    *_fields("not_known", "change_note"),
]
PROBLEM = _fields("problem", "who_it_serves", "theory")
BARRIERS = _fields("barriers")
WHAT_WAS_DONE = [
    *_fields("blocks"),
    *_tick("insights"),
    *_fields("who_delivers", "conditions_inside", "conditions_outside", "relationships"),
]
JOINING_UP = _fields(
    "joining_how", "legal_power", "agreement", "pooled_money", "governance", "data_sharing"
)
RESOURCES = [
    *_fields("staff"),
    MultiFieldPanel(
        _fields(
            "setup_cost_band",
            "setup_cost_text",
            "yearly_cost_band",
            "yearly_cost_text",
            "price_year",
            "who_pays",
            "who_gains",
        ),
        heading=_("Money"),
    ),
    *_fields("time_to_start", "time_to_first_result", "resources_notes"),
]
RESULTS = _fields("outcomes", "sources")
WENT_WRONG = _fields(
    "went_wrong",
    "changed_on_the_way",
    "would_do_differently",
    "unintended",
    "still_unsolved",
    "only_government",
    "worked_less_well_for",
)
CARRY_ON = _fields("lessons", "advice", "readiness", "residents_shaped", "replicated_in")

TABS = [
    (_("In brief"), IN_BRIEF),
    (_("Problem"), PROBLEM),
    (_("Barriers"), BARRIERS),
    (_("What was done"), WHAT_WAS_DONE),
    (_("Joining up"), JOINING_UP),
    (_("People, money, time"), RESOURCES),
    (_("Results and sources"), RESULTS),
    (_("What went wrong"), WENT_WRONG),
    (_("Carry it on"), CARRY_ON),
]
