"""Finding and mending published cases whose version was never kept."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from practices.case_studies.models import CaseStudyPage, CaseStudyVersion


def check(**options):
    out = StringIO()
    call_command("check_versions", stdout=out, **options)
    return out.getvalue()


def test_all_is_well_when_each_page_has_its_version(case):
    assert "Every version is kept." in check()


@pytest.mark.parametrize("gap", ["no version at all", "an older version"])
def test_a_gap_is_found_and_repaired(case, gap):
    if gap == "an older version":
        CaseStudyPage.objects.filter(pk=case.pk).update(summary="Changed behind our back.")
    else:
        CaseStudyVersion.objects.all().delete()

    with pytest.raises(CommandError, match="1 case study without their version"):
        check()
    said = check(repair=True)

    assert case.key in said
    latest = CaseStudyVersion.objects.filter(key=case.key).first()
    assert latest.content["summary"] == CaseStudyPage.objects.get().summary
    assert "Every version is kept." in check()
