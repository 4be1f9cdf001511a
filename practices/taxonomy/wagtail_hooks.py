from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from practices.taxonomy.models import (
    Approach,
    Barrier,
    BarrierKind,
    Insight,
    Nation,
    PopulationGroup,
    Region,
    Sector,
    SynonymSet,
)


class TermViewSet(SnippetViewSet):
    list_display = ["name", "slug", "position"]
    list_export = ["name", "slug", "definition"]
    sort_order_field = "position"


def viewset(term_model, icon_name):
    class ViewSet(TermViewSet):
        model = term_model
        icon = icon_name

    return ViewSet


class SynonymViewSet(SnippetViewSet):
    model = SynonymSet
    icon = "openquote"
    list_display = ["__str__", "kind", "weight"]
    list_filter = ["kind"]


class TaxonomyGroup(SnippetViewSetGroup):
    menu_label = "Topics and barriers"
    menu_icon = "tag"
    menu_order = 300
    items = (
        viewset(Sector, "folder-open-inverse"),
        viewset(Barrier, "warning"),
        viewset(BarrierKind, "list-ul"),
        viewset(Insight, "view"),
        viewset(Approach, "cogs"),
        viewset(PopulationGroup, "group"),
        viewset(Nation, "site"),
        viewset(Region, "site"),
        SynonymViewSet,
    )


register_snippet(TaxonomyGroup)
