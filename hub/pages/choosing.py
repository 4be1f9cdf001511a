"""Which pages the admin offers to someone who makes a link."""

from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry


def hide_drafts_of_others(pages, request):
    """A hook for Wagtail's chooser: what is published, and what this person finds in the admin."""
    theirs = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.filter(Q(live=True) | Q(pk__in=theirs.values("pk")))
