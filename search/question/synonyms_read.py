from practices.taxonomy.models import SynonymSet
from search.question.synonyms import SynonymRow, Synonyms


def read_synonyms() -> Synonyms:
    """The editors' sets of synonyms, in one query."""
    rows = SynonymSet.objects.values_list("kind", "terms", "capitals_only", "weight")
    return Synonyms(
        SynonymRow(kind, tuple(map(str, terms)), frozenset(map(str, capitals)), weight)
        for kind, terms, capitals, weight in rows
    )
