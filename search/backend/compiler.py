"""What modelsearch calls to check a question and say what it asks of the index."""

from modelsearch.backends.base import BaseSearchQueryCompiler

from search.backend import columns
from search.backend.documents import type_of
from search.backend.translate import PrefixTranslator, Translator


class WhooshQueryCompiler(BaseSearchQueryCompiler):
    """A question in whole words. Filters and order stay in the queryset, for the database."""

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    kind = columns.TEXT
    translator_class = Translator

    def translate(self, known_columns, near):
        """The engine's query, asking only for columns that the index has."""
        boosts = columns.boosts(self.queryset.model, self.kind, self.fields)
        boosts = {name: boost for name, boost in boosts.items() if name in known_columns}
        translator = self.translator_class(boosts, near)
        return translator.translate(self.query)

    @property
    def type_name(self) -> str:
        return type_of(self.queryset.model)


class WhooshAutocompleteQueryCompiler(WhooshQueryCompiler):
    """A question in beginnings of words."""

    kind = columns.PREFIX
    translator_class = PrefixTranslator
