"""Read the texts of cases in which passages are looked for."""

from collections import OrderedDict

from django.db.models import Max

from practices.case_studies.models import CaseStudyVersion
from search.passages.sections import sections

Texts = list[tuple[str, str]]

# The texts of versions read last, by the digest of their content: about 8 kB each.
MOST_KEPT = 500
_kept: OrderedDict[str, Texts] = OrderedDict()


def read_texts(pages: list) -> dict[int, Texts]:
    """{page id: [(section, paragraph)]} of the version last published: what a reader would find.

    One query; another for versions not read lately. Neither grows with the pages.
    """
    newest = CaseStudyVersion.objects.filter(page__in=pages).order_by()
    newest = newest.values("page").annotate(newest=Max("pk")).values("newest")
    versions = CaseStudyVersion.objects.filter(pk__in=newest)
    digests = dict(versions.values_list("page_id", "digest").order_by())
    read = {digest: _kept[digest] for digest in digests.values() if digest in _kept}
    missing = set(digests.values()) - read.keys()
    if missing:
        rows = versions.filter(digest__in=missing).values_list("digest", "content")
        read |= {digest: list(sections(content)) for digest, content in rows}
    keep(read)
    return {page: read[digest] for page, digest in digests.items() if digest in read}


def keep(read: dict[str, Texts]) -> None:
    _kept.update(read)
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
