"""What every engine is given of a case: its title, its summary, and all that ours reads."""

from collections.abc import Iterable, Mapping

from modelsearch.index import SearchField

from practices.case_studies.models import CaseStudyPage


def documents() -> dict[str, Mapping[str, str]]:
    """{slug: {"title", "summary", "everything"}} of every published case."""
    return {page.slug: document(page) for page in CaseStudyPage.objects.visible()}


def document(page: CaseStudyPage) -> dict[str, str]:
    return {
        "title": page.title,
        "summary": page.summary,
        "everything": "\n".join(texts(page)),
    }


def texts(page: CaseStudyPage) -> Iterable[str]:
    for field in page.get_search_fields():
        if isinstance(field, SearchField):
            yield flat(field.get_value(page))


def flat(value) -> str:
    """A field's value as text, a list of values too."""
    if value is None:
        return ""
    return value if isinstance(value, str) else "\n".join(map(flat, value))
