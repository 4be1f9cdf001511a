"""What changed in a case study from one version to another."""

from django import forms
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.ui.forms import GovForm
from practices.case_studies.attachments.files import without_private
from practices.case_studies.changes import changes_between
from practices.case_studies.models import CaseStudyVersion
from practices.case_studies.permissions import may_read_version, public_page
from practices.case_studies.reading import kept_versions, read


class VersionsForm(GovForm):
    """Which two versions to compare. Anything that is not a version gives the last two."""

    mark_optional = False

    def __init__(self, data, *, versions):
        super().__init__(data)
        choices = [(str(version.number), _named(version)) for version in versions]
        for name, label in (("from", _("From")), ("to", _("To"))):
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False)

    def numbers(self, default: tuple[int, int]) -> tuple[int, int]:
        """The two numbers, the older one first."""
        self.is_valid()  # a number that is no version is dropped
        chosen = self.cleaned_data
        pair = (chosen.get("from") or default[0], chosen.get("to") or default[1])
        earlier, later = sorted(map(int, pair))
        return earlier, later


def _named(version: CaseStudyVersion) -> str:
    day = format_date(localtime(version.created_at), "j F Y")
    return _("Version %(number)s, %(day)s") % {"number": version.number, "day": day}


@require_safe
def changes(request, key):
    versions = kept_versions(key)
    if not versions:
        raise Http404
    page = public_page(key)
    if page is None and not may_read_version(request.user, versions[0]):
        raise Http404
    numbers = [version.number for version in versions]
    asked = VersionsForm(request.GET, versions=versions)
    earlier, later = asked.numbers(default=(numbers[min(1, len(numbers) - 1)], numbers[0]))
    found = {
        version.number: version
        for version in CaseStudyVersion.objects.filter(key=key, number__in=[earlier, later])
    }
    before, after = (read(without_private(found[n].content)) for n in (earlier, later))
    context = {
        # The choosers show what is compared, which after a bad number is not what was asked for.
        "chooser": VersionsForm({"from": str(earlier), "to": str(later)}, versions=versions),
        "was_understood": asked.is_valid(),
        "versions": versions,
        "earlier": found[earlier],
        "later": found[later],
        "notes": [v for v in reversed(versions) if earlier < v.number <= later and v.change_note],
        "sections": changes_between(before, after),
        "live_page": page,
    }
    return TemplateResponse(request, "practices/version_changes.html", context)
