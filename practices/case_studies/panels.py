"""The tabs in which an editor writes a case study."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from practices.case_studies.attachments.panel import FilesPanel
from practices.case_studies.widgets import ManySelect, Ticks


def _fields(*names):
    return [FieldPanel(name, required_on_save=False) for name in names]


def _called(name, heading, **options):
    return FieldPanel(name, heading=heading, required_on_save=False, **options)


def _tick(*names):
    return [FieldPanel(name, widget=Ticks, required_on_save=False) for name in names]


IN_BRIEF = [
    TitleFieldPanel("title"),
    FieldPanel("summary", widget=AdminAutoHeightTextInput, required_on_save=False),
    MultiFieldPanel(
        _fields("status", "start_year", "end_year", "last_checked", "review_months"),
        heading=_("When"),
    ),
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
PROBLEM = [
    *_fields("problem", "who_it_serves"),
    _called("theory", _("Why it was expected to work")),
]
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
        [
            _called("setup_cost_band", _("Set-up cost")),
            _called("setup_cost_text", _("Set-up cost, in words")),
            _called("yearly_cost_band", _("Yearly cost")),
            _called("yearly_cost_text", _("Yearly cost, in words")),
            _called("price_year", _("Prices of which year")),
            *_fields("who_pays", "who_gains"),
        ],
        heading=_("Money"),
    ),
    *_fields("time_to_start", "time_to_first_result", "resources_notes"),
]
RESULTS = [_called("outcomes", _("Results")), *_fields("sources", "files"), FilesPanel()]
WENT_WRONG = [
    _called("went_wrong", _("What went wrong")),
    _called("changed_on_the_way", _("What changed on the way")),
    _called("would_do_differently", _("What they would do differently")),
    _called("unintended", _("Unintended effects")),
    *_fields("still_unsolved"),
    _called("only_government", _("What only government can fix")),
    _called("worked_less_well_for", _("Who it worked less well for")),
]
CARRY_ON = [
    *_fields("lessons", "advice"),
    _called("readiness", _("Questions to ask yourself")),
    _called("residents_shaped", _("How residents shaped it")),
    _called("replicated_in", _("Done elsewhere")),
]

TABS = [
    (_("In brief"), IN_BRIEF),
    (_("Problem"), PROBLEM),
    (_("Barriers"), BARRIERS),
    (_("What was done"), WHAT_WAS_DONE),
    (_("Joining up"), JOINING_UP),
    (_("People, money, time"), RESOURCES),
    (_("Results, sources, files"), RESULTS),
    (_("What went wrong"), WENT_WRONG),
    (_("Carry it on"), CARRY_ON),
]


def _names(panels) -> list[str]:
    inner = [name for panel in panels for name in _names(getattr(panel, "children", []))]
    return [panel.field_name for panel in panels if hasattr(panel, "field_name")] + inner


TAB_OF = {name: heading for heading, tab in TABS for name in _names(tab)}
