"""Names by identity and by sound."""

import pytest

from claims.language.names import Name, gazetteer, listed_names, same_name, sound
from claims.language.tables import languages
from claims.language.unlisted import unlisted_names
from claims.language.words import words


def names_in(text: str, language: str) -> list[Name]:
    table = languages()[language]
    found = words(text, language)
    listed = listed_names(found, table)
    free = [word for word in found if not any(name.start <= word.start < name.end for name in listed)]
    return sorted((*listed, *unlisted_names(free, table)), key=lambda name: name.start)


@pytest.mark.parametrize(("one", "other"), [("Jelzin", "Yeltsin"), ("Tschechow", "Chekhov"), ("Dvořák", "Dvorak")])
def test_a_transliteration_is_the_same_name(one: str, other: str) -> None:
    assert same_name(_person(one), _person(other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Anna Berg", "Berg", True),
        ("Anna Berg", "A Berg", False),
        ("Anna Berg", "Anna Maria Berg", True),
        ("Anna Berg", "Peter Berg", False),
        ("Berg", "Bergs", True),
        ("Berg", "Berger", False),
        ("Anna", "Anna Berg", False),
    ],
)
def test_a_last_name_stands_for_the_full_name_and_another_first_name_for_somebody_else(
    one: str, other: str, *, same: bool
) -> None:
    assert same_name(_person(one), _person(other)) is same


def _person(name: str) -> Name:
    return Name(name, 0, len(name), frozenset(), tuple(sound(part) for part in name.split()))


@pytest.mark.parametrize(
    ("de", "en"),
    [
        ("den Vereinigten Staaten", "the United States"),
        ("die USA", "the US"),
        ("Frankreichs Regierung", "France"),
        ("französische", "French"),
        ("Großbritannien", "Britain"),
        ("Peking", "Beijing"),
        ("die EU", "the European Union"),
        ("Türkei", "Turkey"),
        ("Schweizer", "Swiss"),
    ],
)
def test_states_and_seats_are_the_same_in_both_languages(de: str, en: str) -> None:
    (one,), (other,) = names_in(f"Das sagte {de}.", "de"), names_in(f"It was said by {en}.", "en")
    assert one.keys
    assert one.keys & other.keys


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Das Gericht verurteilte Mara Quist zu zwei Jahren Haft.", "de", ["Mara Quist"]),
        ("Die Regierung will die Steuern senken.", "de", []),
        ("Der Minister traf in Dortmund die Bürgermeisterin.", "de", ["Dortmund"]),
        ("They asked us about the plan.", "en", []),
        ("The council of Hallstein asked Jane Osgood.", "en", ["Hallstein", "Jane Osgood"]),
    ],
)
def test_names_are_told_from_nouns(text: str, language: str, names: list[str]) -> None:
    assert [name.text for name in names_in(text, language)] == names


EUROPE = {"state:EU", "state:150"}
"""The union and the continent, which share their people."""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das sagte Peter Kranz.", "Peter Kranz"),
        ("Ministerin Anna Feld kam.", "Anna Feld"),
        ("Der Siemens Sprecher kam.", "Siemens"),
        ("Siemens Sprecher kamen.", "Siemens"),
        ("Die Siemens Aktie fiel.", "Siemens"),
        ("Peter Kranz Sohn kam.", "Peter"),
        ("Er traf in Graz Touristen.", "Graz"),
    ],
)
def test_a_german_last_name_may_be_a_noun_and_an_office_is_none(text: str, name: str) -> None:
    assert [found.text for found in names_in(text, "de")] == [name]


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_name_of_the_tables_stands_for_two_states(language: str) -> None:
    doubtful = {
        form: states
        for form, keys in gazetteer(language).items()
        if len(states := {key for key in keys if key.startswith("state:")}) > 1 and not states <= EUROPE
    }
    assert doubtful == {}


def test_both_languages_have_adjectives_and_inhabitants_of_the_same_states() -> None:
    de, en = (set(languages()[code].names.demonyms) for code in ("de", "en"))
    assert de == en
    assert len(de) >= 100


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_adjective_and_inhabitant_is_found_as_its_state(language: str) -> None:
    table = languages()[language]
    missed = [
        form
        for code, forms in table.names.demonyms.items()
        for form in forms
        if f"state:{code}" not in gazetteer(language).get(tuple(form.casefold().replace("-", " ").split()), ())
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "language", "state"),
    [
        ("Die Österreicherinnen siegten.", "de", "AT"),
        ("Das sagten die isländischen Fischer.", "de", "IS"),
        ("Es traf einen Isländer und drei Däninnen.", "de", "IS"),
        ("Sie sprach mit den Schwedinnen.", "de", "SE"),
        ("Sie half den Franzosen.", "de", "FR"),
        ("Er kannte die US-Amerikanerinnen.", "de", "US"),
        ("Es war das Boot eines Griechen.", "de", "GR"),
        ("Das Boot gehört dem Ungarn.", "de", "HU"),
        ("Die Zyprioten stimmten zu.", "de", "CY"),
        ("Die Jemeniten stimmten zu.", "de", "YE"),
        ("Ein Deutscher wurde verletzt.", "de", "DE"),
        ("Zwei Israelis wurden verletzt.", "de", "IL"),
        ("It was said by the Dutch.", "en", "NL"),
        ("Most Britons agree.", "en", "GB"),
        ("Three Frenchwomen were hurt.", "en", "FR"),
        ("Icelanders vote on Saturday.", "en", "IS"),
        ("The Swiss voted.", "en", "CH"),
        ("A New Zealander won.", "en", "NZ"),
    ],
)
def test_inhabitants_and_adjectives_stand_for_their_state_in_every_form(text: str, language: str, state: str) -> None:
    assert f"state:{state}" in {key for name in names_in(text, language) for key in name.keys}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Hallstein hatte 2023 41.300 Einwohner.", "de", "Hallstein"),
        ("Die Deutsche Bank meldet einen Gewinn.", "de", "Deutsche Bank"),
        ("Er arbeitet bei der Deutschen Bank.", "de", "Deutschen Bank"),
        ("Inflation in the eurozone fell.", "en", "eurozone"),
        ("The economy of the euro area grew.", "en", "euro area"),
    ],
)
def test_a_name_is_found_whole_and_where_the_sentence_begins(text: str, language: str, name: str) -> None:
    assert [found.text for found in names_in(text, language)] == [name]


def test_a_proper_name_with_the_adjective_of_a_state_is_the_same_in_every_case() -> None:
    (one,), (other,) = names_in("Die Deutsche Bank wächst.", "de"), names_in("Er vertraut der Deutschen Bank.", "de")
    assert same_name(one, other)
    assert not one.keys


def test_an_adjective_that_opens_a_sentence_is_that_of_its_state() -> None:
    (name,) = names_in("Deutsche Unternehmen exportieren mehr.", "de")
    assert name.keys == {"state:DE"}
