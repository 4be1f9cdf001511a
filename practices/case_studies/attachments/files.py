"""The files of a case, as its stream lists them."""

from dataclasses import dataclass

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction


@dataclass(frozen=True)
class FileRow:
    """One file of a case; `uid` is the lasting id of its row."""

    uid: str
    document: object
    title: str
    description: str


def in_private_collection(path: str = "collection__path") -> Exists:
    """Whether the collection at this path of a query, or one above it, is not for everybody."""
    outer = ExpressionWrapper(OuterRef(path), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.annotate(inner=outer)
    return Exists(restrictions.filter(inner__startswith=F("collection__path")))


def without_private(content: dict) -> dict:
    """What a kept version says, without files that stand in private collections only by now.

    One query; none where the version has no file.
    """
    kept = content.get("files")
    if not kept:
        return content
    digests = {row["sha1"] for row in kept}
    documents = get_document_model().objects.filter(file_hash__in=digests)
    facts = documents.annotate(is_private=in_private_collection())
    found = set(facts.values_list("file_hash", "is_private"))
    hidden = {digest for digest in digests if (digest, True) in found} - {
        digest for digest in digests if (digest, False) in found
    }
    return content | {"files": [row for row in kept if row["sha1"] not in hidden]}


def rows(page) -> list[FileRow]:
    """Every file in the page's stream whose document is still there."""
    return [
        FileRow(
            uid=row.id,
            document=row.value["document"],
            title=row.value["title"] or row.value["document"].title,
            description=row.value["description"] or "",
        )
        for row in page.files
        if row.value["document"]
    ]


def open_rows(page) -> list[FileRow]:
    """The files that stand in no private collection. No query where there is no file."""
    listed = rows(page)
    if not listed:
        return []
    documents = get_document_model().objects.filter(pk__in=[row.document.pk for row in listed])
    open_ids = set(documents.exclude(in_private_collection()).values_list("pk", flat=True))
    return [row for row in listed if row.document.pk in open_ids]
