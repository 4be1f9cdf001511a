"""Short keys that can be read out over the telephone."""

from django.conf import settings

from practices.case_studies.keys import ALPHABET, LENGTH, key_of, new_key


def test_a_key_is_short_and_has_no_letters_that_look_alike():
    for key in (new_key(), key_of("warm-homes-hull")):
        assert len(key) == LENGTH
        assert set(key) <= set(ALPHABET)
    assert not set(ALPHABET) & set("01ilo")


def test_a_new_key_is_new():
    assert len({new_key() for _ in range(1000)}) == 1000


def test_the_key_of_a_file_is_always_the_same():
    # Written down, since versions and plans of every hub point at it.
    assert key_of("warm-homes-hull") == "33rg5zjz"


def test_no_two_files_of_the_library_share_a_key():
    slugs = [path.stem for path in (settings.FIXTURES_DIR / "case_studies").glob("*.json")]

    assert len({key_of(slug) for slug in slugs}) == len(slugs)
