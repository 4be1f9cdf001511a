import pytest
from django.core.management import CommandError, call_command

from hub.people.models import Organisation
from tests.factories import OrganisationFactory

HEADER = (
    "gss_code,name,nice_name,nation,region,type,start,end,url,current,former_gss_codes,"
    "replaced_by,govuk_slug,population_2020,lat,long,hex_q,hex_r"
)
NEWTOWN = (
    "E99000001,Newtown Borough Council,Newtown,England,South West,Unitary authority,2023-04-01,,"
    "http://newtown.example,true,E99000009,,newtown,120000,50.5,-3.5,4,-2"
)
OLDTOWN = (
    "E99000002,Oldtown District Council,Oldtown,England,South West,Non-metropolitan district,,"
    "2023-03-31,,false,,E99000001,oldtown,,,,,"
)


@pytest.fixture
def load(db, tmp_path, capsys):
    def write_and_load(*rows, header=HEADER):
        file = tmp_path / "councils.csv"
        file.write_text("\n".join([header, *rows]), encoding="utf-8")
        call_command("import_councils", str(file))
        return capsys.readouterr().out

    return write_and_load


def test_an_unknown_council_is_added_with_its_facts(load):
    load(NEWTOWN, OLDTOWN)

    new = Organisation.objects.get(slug="newtown")
    assert (new.ons_code, new.place_type, new.region) == ("E99000001", "unitary", "South West")
    assert (new.population, new.hex_q, new.hex_r) == (120_000, 4, -2)
    assert new.website == "https://newtown.example"
    assert new.is_joinable


def test_a_merged_council_leads_to_its_successor(load):
    load(NEWTOWN, OLDTOWN)

    old = Organisation.objects.get(slug="oldtown")
    assert [heir.slug for heir in old.successors.all()] == ["newtown"]
    assert not old.is_joinable


def test_a_known_council_keeps_its_words_and_gains_facts(load):
    council = OrganisationFactory(
        name="Newtown Council", ons_code="E99000001", place_type="unitary", population=5
    )

    told = load(NEWTOWN)

    council.refresh_from_db()
    assert council.name == "Newtown Council"
    assert council.population == 5
    assert council.latitude == 50.5
    assert "name is “Newtown Council” here and “Newtown Borough Council” in the file" in told
    assert Organisation.objects.count() == 1


def test_a_council_is_known_by_a_former_code(load):
    OrganisationFactory(name="Newtown", ons_code="E99000009")

    load(NEWTOWN)

    assert Organisation.objects.count() == 1


def test_importing_twice_changes_nothing(load):
    load(NEWTOWN, OLDTOWN)
    before = list(Organisation.objects.order_by("pk").values())

    told = load(NEWTOWN, OLDTOWN)

    assert list(Organisation.objects.order_by("pk").values()) == before
    assert "0 added, 0 given new facts, 0 differences" in told


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([NEWTOWN.replace("120000", "many")], "Line 2 (Newtown Borough Council)"),
        ([NEWTOWN, OLDTOWN.replace("2023-03-31", "last March")], "Line 3"),
        ([NEWTOWN.replace("Unitary authority", "Duchy")], "“Duchy” is no type of council"),
        ([NEWTOWN.replace("Newtown Borough Council", "")], "needs a name"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_imported(load, rows, reason):
    with pytest.raises(CommandError) as refused:
        load(*rows)

    assert reason in str(refused.value)
    assert not Organisation.objects.exists()


def test_a_file_without_the_columns_is_refused(load):
    with pytest.raises(CommandError, match="gss_code"):
        load("a,b", header="name,nation")


def test_a_missing_file_is_said_plainly(db):
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_councils", "no-such-file.csv")
