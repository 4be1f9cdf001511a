import factory

from practices.taxonomy.models import (
    Approach,
    Barrier,
    BarrierKind,
    Insight,
    Nation,
    PopulationGroup,
    Region,
    Sector,
)


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True
        django_get_or_create = ("slug",)

    definition = "What it is, in plain words."


def numbered(word):
    return {
        "name": factory.Sequence(lambda number: f"{word.capitalize()} {number}"),
        "slug": factory.Sequence(lambda number: f"{word}-{number}"),
    }


class SectorFactory(TermFactory):
    class Meta:
        model = Sector

    name, slug = numbered("sector").values()


class ApproachFactory(TermFactory):
    class Meta:
        model = Approach

    name, slug = numbered("approach").values()


class PopulationGroupFactory(TermFactory):
    class Meta:
        model = PopulationGroup

    name, slug = numbered("group").values()


class BarrierFactory(TermFactory):
    class Meta:
        model = Barrier

    name, slug = numbered("barrier").values()


class BarrierKindFactory(TermFactory):
    class Meta:
        model = BarrierKind

    name, slug = numbered("kind").values()
    barrier = factory.SubFactory(BarrierFactory)


class InsightFactory(TermFactory):
    class Meta:
        model = Insight

    name, slug = numbered("insight").values()


class NationFactory(TermFactory):
    class Meta:
        model = Nation

    name, slug = "England", "england"


class RegionFactory(TermFactory):
    class Meta:
        model = Region

    name, slug = "North West", "north-west"
