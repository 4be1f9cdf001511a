from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import RevisionMixin


class SynonymSet(RevisionMixin, models.Model):
    """Words that mean the same, or nearly, so that a search finds a case whichever is typed."""

    class Kind(models.TextChoices):
        EQUAL = "equal", _("Same meaning, other spelling or form")
        ACRONYM = "acronym", _("Short form and long form")
        EVERYDAY = "everyday", _("Everyday words and official words")
        BROADER = "broader", _("The first word also finds the others, never the reverse")

    slug = models.SlugField(max_length=100, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    terms = models.JSONField(help_text=_("A list of words or phrases, in quotes."))
    capitals_only = models.JSONField(
        default=list,
        blank=True,
        help_text=_("Those of them that count only when typed in capitals."),
    )
    weight = models.FloatField(
        default=0.8,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("How much an added word counts; the typed word counts 1."),
    )
    note = models.TextField(blank=True)

    panels = [
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("terms"),
        FieldPanel("capitals_only"),
        FieldPanel("weight"),
        FieldPanel("note"),
    ]

    class Meta:
        ordering = ["slug"]

    def __str__(self):
        return ", ".join(map(str, self.terms))

    def clean(self):
        super().clean()
        errors = {}
        if not is_words(self.terms) or len(self.terms) < 2:
            errors["terms"] = _('Write a list of at least two, such as ["GP", "family doctor"].')
        elif not is_words(self.capitals_only) or set(self.capitals_only) - set(self.terms):
            errors["capitals_only"] = _('Write a list of some of the terms, such as ["GP"].')
        if errors:
            raise ValidationError(errors)


def is_words(value) -> bool:
    """Whether this is a list of texts, none of them empty."""
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
