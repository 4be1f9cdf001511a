from django.contrib.auth.models import Group
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import RevisionMixin
from wagtail.search import index


class OrganisationQuerySet(models.QuerySet):
    def current(self):
        """Those that exist today: not wound up, and not merged into another."""
        return self.filter(end__isnull=True)

    def joinable(self):
        """Those a newcomer can choose: current public bodies, by name."""
        return self.current().filter(is_joinable=True).order_by("name")


class Organisation(RevisionMixin, index.Indexed, ClusterableModel):
    """A council or other body: publisher of cases, owner of plans, home of people."""

    class Kind(models.TextChoices):
        COUNCIL = "council", _("Council")
        COMBINED_AUTHORITY = "combined-authority", _("Combined authority")
        INTERMEDIARY = "intermediary", _("Association, think tank or professional body")
        NHS = "nhs", _("NHS")
        POLICE = "police", _("Police")
        FIRE = "fire", _("Fire and rescue")
        VOLUNTARY = "voluntary", _("Voluntary organisation")
        CENTRAL = "central", _("Central government")
        PRIVATE = "private", _("Private company")
        HOUSING = "housing", _("Housing association")
        EDUCATION = "education", _("School or college")
        UNIVERSITY = "university", _("University")
        COMMUNITY = "community", _("Community group")
        OTHER = "other", _("Other")

    name = models.CharField(max_length=200, help_text=_("Official name, as the body writes it."))
    short_name = models.CharField(max_length=100, blank=True, help_text=_("Everyday name."))
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    place_type = models.CharField(
        max_length=30, blank=True, help_text=_("County, district, unitary and so on.")
    )
    ons_code = models.CharField(
        _("ONS code"), max_length=9, blank=True, help_text=_("Nine characters, such as E08000035.")
    )
    nation = models.CharField(max_length=40, blank=True)
    region = models.CharField(max_length=60, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True, help_text=_("When it was wound up or merged."))
    website = models.URLField(max_length=300, blank=True)
    population = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("For rough bands only: an estimate of some years ago.")
    )
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    hex_q = models.SmallIntegerField(
        _("hexagon column"), null=True, blank=True, help_text=_("On the map of hexagons.")
    )
    hex_r = models.SmallIntegerField(_("hexagon row"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors"
    )
    is_joinable = models.BooleanField(
        default=True, help_text=_("People can ask to join it and make plans for it.")
    )
    authors_group = models.OneToOneField(
        Group, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    approvers_group = models.OneToOneField(
        Group, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = OrganisationQuerySet.as_manager()

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("short_name"), FieldPanel("slug")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("place_type"), FieldPanel("ons_code")]),
        FieldRowPanel([FieldPanel("nation"), FieldPanel("region")]),
        FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
        FieldPanel("successors"),
        FieldPanel("website"),
        FieldRowPanel([FieldPanel("population"), FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("is_joinable"),
        InlinePanel("mail_hosts", label=_("Mail host")),
    ]

    search_fields = [
        index.SearchField("name", boost=2),
        index.SearchField("short_name", boost=2),
        index.AutocompleteField("name"),
        index.AutocompleteField("short_name"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["ons_code"],
                condition=~models.Q(ons_code="") & models.Q(end__isnull=True),
                name="people_current_ons_code_unique",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisation", args=[self.slug])


class MailHost(models.Model):
    """A host in an organisation's e-mail addresses. One host may serve several organisations."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="mail_hosts")
    host = models.CharField(max_length=200, help_text=_("After the @, such as leeds.gov.uk."))

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", Lower("host"), name="people_mail_host_unique")
        ]

    def __str__(self):
        return self.host
