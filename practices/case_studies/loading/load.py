"""Bringing the library's case studies up to date with their files."""

from collections.abc import Iterable

from hub.loading.remember import load_item
from hub.loading.summary import LoadSummary
from practices.case_studies.loading.fill import Vocabulary, fill
from practices.case_studies.loading.read import CaseFile
from practices.case_studies.models import CaseStudyPage, PublisherPage


def load_cases(
    cases: Iterable[CaseFile], *, publisher: PublisherPage, words: Vocabulary, summary: LoadSummary
) -> None:
    """Create or update one published case per file below the publisher.

    Runs inside the caller's transaction, and adds what it did to the summary.
    """
    for case in cases:

        def write(page, data=case.data):
            if page is None:
                page = fill(CaseStudyPage(live=False), data, words)
                publisher.add_child(instance=page)
            else:
                fill(page, data, words)
            page.save_revision(log_action=False).publish()
            return page

        def find(slug=case.data["slug"]):
            return CaseStudyPage.objects.child_of(publisher).filter(slug=slug).first()

        outcome = load_item(
            f"case_studies/{case.name}", case.data, model=CaseStudyPage, write=write, find=find
        )
        summary.add("Case studies", outcome, case.name)
