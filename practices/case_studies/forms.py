from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from practices.case_studies.requirements import REQUIRED_OR_NOT_KNOWN, missing_to_publish


class CaseStudyForm(WagtailAdminPageForm):
    """The admin's form for a case: saves half-written drafts, publishes and sends complete ones."""

    not_known = forms.MultipleChoiceField(
        label=_("Not known yet"),
        choices=REQUIRED_OR_NOT_KNOWN.items(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what nobody could find out. Readers are told."),
    )

    def clean(self):
        cleaned = super().clean()
        if not self.is_deferred_validation and not self.errors:
            self._post_clean()  # the gate reads the page, so the page must have the answers first
            for missing in missing_to_publish(self.instance):
                field = missing.form_field if missing.form_field in self.fields else None
                self.add_error(field, str(missing))
        return cleaned
