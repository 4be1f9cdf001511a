from django import forms
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.models import formfield_for_dbfield

from practices.case_studies.requirements import REQUIRED_OR_NOT_KNOWN, missing_to_publish


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

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation and not self.errors:
            self._post_clean()  # the gate reads the page, so the page must have the answers first
            for missing in missing_to_publish(self.instance):
                field = missing.form_field if missing.form_field in self.fields else None
                self.add_error(field, str(missing))
        return cleaned
