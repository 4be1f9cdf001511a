"""A file is as visible as the pages that refer to it; one that no page refers to is nobody's."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry


def pages_referring_to(document):
    """Published pages whose published content links to the document."""
    references = ReferenceIndex.get_references_to(document).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    # The index keeps ids as text, so that it can refer to rows of any kind.
    ids = {int(pk) for pk in references.values_list("object_id", flat=True)}
    return Page.objects.live().filter(pk__in=ids)


def may_see(request: HttpRequest, page: Page) -> bool:
    restrictions = page.get_view_restrictions()
    return all(restriction.accept_request(request) for restriction in restrictions)


def may_read_document(request: HttpRequest, document) -> bool:
    """Whether the visitor sees a page that refers to the document, or looks after files."""
    policy = policy_registry.get(document)
    if request.user.is_authenticated and policy.user_has_permission_for_instance(
        request.user, "change", document
    ):
        return True
    return any(may_see(request, page) for page in pages_referring_to(document))


def refuse_hidden_document(document, request):
    """A hook for Wagtail's document view: a file out of sight does not exist."""
    if not may_read_document(request, document):
        raise Http404
