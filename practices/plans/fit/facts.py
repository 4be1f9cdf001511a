"""What the source says about each question, to stand beside it."""

from practices.case_studies.models import CaseStudyVersion
from practices.plans.fit.questions import fit_questions
from practices.plans.models import Plan
from practices.plans.names import all_names
from practices.plans.source_text import source_html

Facts = dict[str, list[tuple[str, str]]]


def facts_of(versions: list[CaseStudyVersion]) -> Facts:
    """By question: the title of each case and its own facts as clean HTML."""
    names = all_names() if versions else {}
    return {
        question.key: [
            (version.title, source_html(version.content, question.paths, names))
            for version in versions
        ]
        for question in fit_questions().all
    }


def cases_of(plan: Plan) -> list[CaseStudyVersion]:
    """The kept versions of cases that a plan came from; another plan says nothing here."""
    sources = plan.sources.filter(version__isnull=False).select_related("version")
    return [source.version for source in sources]
