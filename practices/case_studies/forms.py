from itertools import chain, count

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.models import Page

from practices.case_studies.panels import TAB_OF
from practices.case_studies.requirements import (
    REQUIRED_OR_NOT_KNOWN,
    Missing,
    missing_to_publish,
)

SLUG_LENGTH = 200  # of the 255 that a slug may have, so that a number fits behind


class RelatedRowsField(forms.ModelMultipleChoiceField):
    """Terms or organisations of a case. Those that the case has already are not looked up again."""

    present: dict[str, object] = {}

    def clean(self, value):
        if value and all(pk in self.present for pk in value):
            return [self.present[pk] for pk in value]
        return super().clean(value)


def form_field(db_field, **options):
    if isinstance(db_field, ParentalManyToManyField):
        options["form_class"] = RelatedRowsField
    return formfield_for_dbfield(db_field, **options)


class CaseStudyForm(WagtailAdminPageForm):
    """The admin's form for a case: saves half-written drafts, publishes and sends complete ones."""

    not_known = forms.MultipleChoiceField(
        label=_("Not known yet"),
        choices=REQUIRED_OR_NOT_KNOWN.items(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what nobody could find out. Readers are told."),
    )

    class Meta(WagtailAdminPageForm.Meta):
        formfield_callback = form_field

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, RelatedRowsField):
                field.present = {str(row.pk): row for row in self.initial.get(name, [])}
        if "slug" in self.fields:
            self.fields["slug"].required = False  # see `clean`

    def clean(self):
        if self.slug_follows_title():
            slug = self.cleaned_data.get("slug") or slugify(self.cleaned_data.get("title", ""))
            self.cleaned_data["slug"] = self.free_slug(slug)
        cleaned = super().clean()
        if not self.is_deferred_validation and not self.errors:
            self._post_clean()  # the gate reads the page, so the page must have the answers first
            self.name_missing(missing_to_publish(self.instance))
        return cleaned

    def name_missing(self, missing: list[Missing]) -> None:
        """Say beside each field what it lacks, and above all tabs what is in which tab."""
        tabs: dict[str, list[str]] = {}
        for one in missing:
            labels = tabs.setdefault(str(TAB_OF[one.field]), [])
            if one.label not in labels:
                labels.append(one.label)
        for tab, labels in tabs.items():
            told = _("To complete in the tab “%(tab)s”: %(labels)s.")
            self.add_error(None, told % {"tab": tab, "labels": ", ".join(labels)})
        for one in missing:
            self.add_error(one.field if one.field in self.fields else None, str(one))

    def save(self, commit=True):
        page = super().save(commit=commit)
        from_title = slugify(page.title, allow_unicode=True)
        if page._state.adding and 0 < len(from_title) <= SLUG_LENGTH and self.slug_follows_title():
            # Another save of this title may come between the check above and the insert, so
            # Wagtail makes the address as it inserts, where it sees what is taken.
            page.slug = ""
        return page

    def slug_follows_title(self) -> bool:
        """Whether nobody chose the address: it is empty, or just what the title makes."""
        if self.instance.live and not self.instance._state.adding:
            return False  # readers may have its address
        if "slug" in self.errors or "slug" not in self.fields:
            return False
        title, posted = self.cleaned_data.get("title", ""), self["slug"].data
        made = {slugify(title, allow_unicode=unicode) for unicode in (True, False)}
        return not posted or (posted in made and len(posted) <= SLUG_LENGTH)

    def free_slug(self, wanted: str) -> str:
        """The address, with a number behind it where a neighbour has it already."""
        slug = wanted[:SLUG_LENGTH] or "case"
        numbered = (f"{slug}-{number}" for number in count(2))
        free = (
            candidate
            for candidate in chain([slug], numbered)
            if Page._slug_is_available(candidate, self.parent_page, self.instance)
        )
        return next(free)
