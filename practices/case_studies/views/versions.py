"""The kept versions of a case study, at addresses that never move."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from practices.case_studies.attachments.files import open_rows, without_private
from practices.case_studies.models import CaseStudyVersion
from practices.case_studies.permissions import may_read_version, public_page
from practices.case_studies.reading import kept_versions, read, with_files, with_organisations
from practices.case_studies.versions import latest_version


@require_safe
def latest(request, key):
    """Send the reader to the page or, if it is hidden and they may, to its last version."""
    page = public_page(key)
    # A page outside every site has no address.
    if page and (url := page.get_url(request)):
        return redirect(url)
    version = latest_version(key)
    if version is None or not may_read_version(request.user, version):
        raise Http404
    return redirect(version)


@require_safe
def version(request, key, number):
    """The case as it stood when this version was kept."""
    version = get_object_or_404(CaseStudyVersion, key=key, number=number)
    page = public_page(key)
    if page is None and not may_read_version(request.user, version):
        raise Http404
    organisations = list(page.organisations.all()) if page else []
    case = with_organisations(read(without_private(version.content)), organisations)
    if page and case["files"]:
        case = with_files(case, open_rows(page))
    versions = kept_versions(key)
    context = {
        "case": case | {"versions": versions},
        "version": version,
        "is_latest": version.number == versions[0].number,
        "latest_number": versions[0].number,
        "live_page": page,
    }
    return TemplateResponse(request, "practices/version.html", context)
