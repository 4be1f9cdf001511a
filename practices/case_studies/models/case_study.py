from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Value
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index

from hub.ui.prose import ProseField
from practices.case_studies import panels
from practices.case_studies.blocks import (
    BarrierEntries,
    BuildingBlocks,
    Files,
    Names,
    Outcomes,
    Partners,
    Questions,
    Sources,
    Statements,
)
from practices.case_studies.choices import (
    CostBand,
    EvidenceMark,
    PlaceType,
    Provenance,
    Setting,
    Status,
)
from practices.case_studies.forms import CaseStudyForm
from practices.case_studies.keys import new_key
from practices.case_studies.querysets import CaseStudyQuerySet
from practices.case_studies.requirements import refuse_incomplete
from practices.case_studies.review import add_months
from practices.case_studies.schedule import hold_back, is_due


def _statements(**options):
    return StreamField(Statements(required=False), blank=True, **options)


def _text(**options):
    return models.TextField(blank=True, **options)


class CaseStudyPage(Page):
    """What one place did to join services up, for others to borrow.

    Its fields are those of a case file (docs/case-file.md); `canonical.py` turns it into one.
    """

    key = models.CharField(max_length=12, default=new_key, editable=False, db_index=True)
    provenance = models.CharField(
        max_length=10, choices=Provenance, default=Provenance.OWNER, editable=False
    )

    adapted_from = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text=_("The cases that this one began from: key, number and title of each version."),
    )

    # In brief
    summary = models.CharField(
        max_length=250,
        blank=True,
        help_text=_("What was done, for whom, and what came of it, also when nothing did."),
    )
    status = models.CharField(max_length=12, choices=Status, default=Status.NOT_KNOWN)
    start_year = models.PositiveSmallIntegerField(null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_checked = models.DateField(null=True, blank=True)
    review_months = models.PositiveSmallIntegerField(
        _("look again after"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Months. Empty: as for every case study."),
    )
    place_name = models.CharField(_("place"), max_length=150, blank=True)
    nations = ParentalManyToManyField("taxonomy.Nation", blank=True, related_name="case_studies")
    regions = ParentalManyToManyField("taxonomy.Region", blank=True, related_name="case_studies")
    area = models.CharField(
        max_length=100, blank=True, help_text=_("Wider area in words, where it is not a region.")
    )
    place_type = models.CharField(max_length=30, choices=PlaceType, blank=True)
    setting = models.CharField(max_length=12, choices=Setting, default=Setting.NOT_KNOWN)
    lead_organisation = models.CharField(max_length=200, blank=True)
    organisations = ParentalManyToManyField(
        "people.Organisation",
        blank=True,
        related_name="case_studies",
        help_text=_("Lead bodies and councils that took part."),
    )
    councils = StreamField(Names(required=False), blank=True)
    partners = StreamField(Partners(required=False), blank=True)
    sectors = ParentalManyToManyField("taxonomy.Sector", blank=True, related_name="case_studies")
    approaches = ParentalManyToManyField(
        "taxonomy.Approach", blank=True, related_name="case_studies"
    )
    population_groups = ParentalManyToManyField(
        "taxonomy.PopulationGroup", blank=True, related_name="case_studies"
    )
    evidence_mark = models.CharField(
        max_length=1,
        choices=EvidenceMark,
        default=EvidenceMark.NOT_JUDGED,
        help_text=_("How sure we can be, not how large or how good."),
    )
    evidence_reason = models.CharField(max_length=250, blank=True)

    # Problem
    problem = ProseField(blank=True, help_text=_("What was a resident living with?"))
    who_it_serves = _text()
    theory = _text(help_text=_("Why it was expected to work: if we do this, then that, because…"))

    # Barriers, and what was done
    barriers = StreamField(BarrierEntries(required=False), blank=True)
    blocks = StreamField(
        BuildingBlocks(required=False),
        blank=True,
        verbose_name=_("building blocks"),
        help_text=_("In the order in which a new place would build them."),
    )
    insights = ParentalManyToManyField("taxonomy.Insight", blank=True, related_name="case_studies")
    who_delivers = _text()
    conditions_inside = _text(help_text=_("Leadership, capacity, culture: what had to be true?"))
    conditions_outside = _text(help_text=_("Policy, funding, law, boundaries."))
    relationships = _text(help_text=_("Who trusted whom, and how it was built."))

    # Joining up
    joining_how = _text(verbose_name=_("how services were joined up"))
    legal_power = _text()
    agreement = _text()
    pooled_money = _text()
    governance = _text()
    data_sharing = _text()

    # People, money, time
    staff = _text()
    setup_cost_band = models.CharField(max_length=10, choices=CostBand, default=CostBand.NOT_KNOWN)
    setup_cost_text = _text()
    yearly_cost_band = models.CharField(max_length=10, choices=CostBand, default=CostBand.NOT_KNOWN)
    yearly_cost_text = _text()
    price_year = models.CharField(max_length=20, blank=True)
    who_pays = _text()
    who_gains = _text()
    time_to_start = _text()
    time_to_first_result = _text()
    resources_notes = _text()

    # Results and what went wrong
    outcomes = StreamField(Outcomes(required=False), blank=True)
    went_wrong = _statements(help_text=_("At least one. “Nothing” is not accepted."))
    changed_on_the_way = _statements()
    would_do_differently = _statements()
    unintended = _statements()
    still_unsolved = _statements()
    only_government = _statements()
    worked_less_well_for = _statements()

    # Carry it on
    lessons = _statements()
    advice = _statements()
    readiness = StreamField(Questions(required=False), blank=True)
    residents_shaped = _text()
    replicated_in = StreamField(Names(required=False), blank=True)
    sources = StreamField(Sources(required=False), blank=True)
    files = StreamField(
        Files(required=False),
        blank=True,
        help_text=_("Documents that readers may take with them. Search finds the words in them."),
    )

    not_known = models.JSONField(
        default=list, blank=True, help_text=_("Names of fields whose answer is not known yet.")
    )
    change_note = models.CharField(
        max_length=250, blank=True, help_text=_("What changed since the last version, and why.")
    )

    objects = PageManager.from_queryset(CaseStudyQuerySet)()

    base_form_class = CaseStudyForm
    edit_handler = TabbedInterface(
        [
            *(ObjectList(tab, heading=heading) for heading, tab in panels.TABS),
            ObjectList(Page.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("title", boost=3),
        index.SearchField("summary", boost=2),
        index.SearchField("place_name", boost=1.5),
        index.SearchField("lead_organisation"),
        index.SearchField("problem"),
        index.SearchField("who_it_serves"),
        index.SearchField("theory"),
        index.SearchField("barriers"),
        index.SearchField("blocks"),
        index.SearchField("joining_up_text"),
        index.SearchField("resources_text"),
        index.SearchField("results_text"),
        index.SearchField("went_wrong"),
        index.SearchField("carry_on_text"),
        index.SearchField("councils"),
        index.SearchField("partners"),
        index.SearchField("tag_names", boost=3),
        index.SearchField("file_names"),
        index.SearchField("file_text", boost=0.3),
        index.AutocompleteField("summary"),
        index.FilterField("key"),
        index.FilterField("status"),
        index.FilterField("evidence_mark"),
        index.FilterField("start_year"),
        index.FilterField("last_checked"),
    ]

    template = "practices/case_study.html"
    parent_page_types = ["case_studies.PublisherPage"]
    subpage_types: list[str] = []
    exclude_fields_in_copy = ["key"]

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")

    # --- One gate for going live -------------------------------------------------------------

    def save(self, clean=True, **options):
        # Not in clean(), which also runs for the half-written draft of a live page.
        if clean and self.live:
            refuse_incomplete(self)
        return super().save(clean=clean, **options)

    def publish(self, revision, **options):
        """Refuse to publish or to schedule what is not complete, whoever asks."""
        page = revision.as_object()
        if is_due(revision) and hold_back(revision, page):
            return None
        refuse_incomplete(page)
        return super().publish(revision, **options)

    def get_view_restrictions(self):
        """As Wagtail's, by one query instead of two."""
        if self.alias_of_id:  # it has those of its source
            return super().get_view_restrictions()
        rules = PageViewRestriction.objects.annotate(of=Value(self.path))
        return rules.filter(of__startswith=F("page__path"))

    # --- What readers see --------------------------------------------------------------------

    @property
    def review_due(self):
        """The day by which someone should look at this case again, or None."""
        return add_months(self.last_checked, self.review_months) if self.last_checked else None

    def get_context(self, request, *args, **kwargs):
        from practices.case_studies.reading import read_page

        return super().get_context(request, *args, **kwargs) | {"case": read_page(self)}

    # --- What search reads -------------------------------------------------------------------

    def joining_up_text(self):
        parts = [
            self.joining_how,
            self.legal_power,
            self.agreement,
            self.pooled_money,
            self.governance,
            self.data_sharing,
            self.who_delivers,
            self.conditions_inside,
            self.conditions_outside,
            self.relationships,
        ]
        return "\n".join(filter(None, parts))

    def resources_text(self):
        parts = [self.staff, self.who_pays, self.who_gains, self.resources_notes]
        return "\n".join(filter(None, parts))

    def results_text(self):
        return "\n".join([self.evidence_reason, *self._searchable("outcomes")])

    def carry_on_text(self):
        streams = ["changed_on_the_way", "would_do_differently", "unintended", "still_unsolved"]
        streams += ["only_government", "worked_less_well_for", "lessons", "advice", "readiness"]
        return "\n".join([self.residents_shaped, *self._searchable(*streams)])

    def tag_names(self):
        """Names of everything the case is filed under."""
        relations = [self.sectors, self.approaches, self.population_groups]
        relations += [self.nations, self.regions]
        terms = [term for relation in relations for term in relation.all()]
        met = [row.value[name] for row in self.barriers for name in ("barrier", "kind")]
        return "\n".join(dict.fromkeys(term.name for term in [*terms, *filter(None, met)]))

    def file_names(self):
        """Titles and descriptions of the files that readers may open."""
        from practices.case_studies.attachments.files import open_rows

        return "\n".join(line for row in open_rows(self) for line in (row.title, row.description))

    def file_text(self):
        """The words in the files that readers may open."""
        from practices.case_studies.attachments import texts_of

        return "\n".join(text for _title, text in texts_of([self]).get(self.pk, []))

    def _searchable(self, *stream_names):
        for name in stream_names:
            field = self._meta.get_field(name)
            yield from field.get_searchable_content(getattr(self, name))
