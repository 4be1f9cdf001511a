"""The words in the files of published cases."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models.functions import Left

from practices.case_studies.attachments.files import in_private_collection
from practices.case_studies.models import AttachedFile, FileText


def texts_of(pages: Iterable, *, most: int | None = None) -> dict[int, list[tuple[str, str]]]:
    """{page id: [(title of the file, its words)]}, in the pages' order of files. One query.

    Only files of the version last published whose words could be read, and none that stand in a
    private collection. most: how many letters of each file; None for all. Whether readers may see
    the page is for the caller to know.
    """
    attached = AttachedFile.objects.filter(
        page__in=[page.pk for page in pages], text__state=FileText.State.READ
    ).exclude(in_private_collection("document__collection__path"))
    found = defaultdict(list)
    words = Left("text__text", most) if most else "text__text"
    for pk, title, text in attached.values_list("page_id", "title", words):
        found[pk].append((title, text))
    return dict(found)
