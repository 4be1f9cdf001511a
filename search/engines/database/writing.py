"""What both databases are given to keep in place of an object's text."""

from django.db.models import F
from modelsearch.index import AutocompleteField, SearchField

from practices.case_studies.models import CaseStudyPage, LibraryStamp
from search.backend import columns
from search.backend.analyzers import VALUE_BREAK
from search.backend.documents import flatten
from search.engines.database.terms import as_terms, as_words, in_terms

# LibraryStamp's second row counts what is written to this index; its first, what visitors may see.
STAMP = 2


class Written:
    """An object as modelsearch's indexers read one, with terms as the values of its fields."""

    def __init__(self, obj):
        self.pk = obj.pk
        self._fields = list(written_fields(obj))

    def get_search_fields(self):
        return self._fields


def written_fields(obj):
    texts = []
    for column in columns.columns_of(type(obj)):
        text = VALUE_BREAK.join(flatten(column.values(obj)))
        if column.kind == columns.TEXT:
            texts.append(text)
            yield with_value(SearchField, column, as_terms(text))
        else:
            yield with_value(AutocompleteField, column, text.replace(VALUE_BREAK, " "))
    if isinstance(obj, CaseStudyPage):
        words = AutocompleteField("words")
        words.get_value = lambda _: as_words(texts)
        yield words


def with_value(kind, column: columns.Column, text: str):
    """A field that has this text as its value, whatever it is asked of."""
    own = column.field.field_name if column.is_own else column.name
    options = {"boost": column.boost} if kind is SearchField else {}
    field = kind(own, **options)
    field.get_value = lambda _: text
    return field


class OwnTermsIndex:
    """Mixed into the index of a database backend: writes terms, and counts what it writes."""

    def add_items(self, model, objs):
        super().add_items(model, [Written(obj) for obj in objs])
        bump()

    def delete_item(self, item):
        super().delete_item(item)
        bump()

    def reset(self):
        super().reset()
        bump()


class OwnTermsCompiler:
    """Mixed into its query compiler: asks for terms."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        # With fields named, PostgreSQL looks at the table itself, where there is text.
        if self.fields is None:
            self.query = in_terms(self.query)


def stamp() -> int:
    return LibraryStamp.objects.filter(pk=STAMP).values_list("number", flat=True).first() or 0


def bump() -> None:
    # Whoever writes at the same time is counted too, inside a transaction or not.
    row = LibraryStamp.objects.filter(pk=STAMP)
    if not row.update(number=F("number") + 1):
        LibraryStamp.objects.get_or_create(pk=STAMP)
        row.update(number=F("number") + 1)
