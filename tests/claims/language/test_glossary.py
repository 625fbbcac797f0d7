"""The glossary: files in shape, links that make sense, words that are found."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from claims.language.lexicon import (
    Opposition,
    broader,
    concepts_of,
    direction,
    excluding_kinds,
    glossary_languages,
    is_collective,
    is_downward,
    is_symmetric,
    opposites,
    senses,
    single_slots,
    single_slots_on_a_day,
)
from claims.language.words import words

ENTRIES = {
    entry.name: entry.read_text(encoding="utf-8").splitlines()
    for entry in files("claims.language").joinpath("glossary").iterdir()
}
PROPERTIES = ("directions.txt", "kinds.tsv", "single_valued.tsv", "single_on_a_day.tsv")
SENSES = sorted(
    name for name in ENTRIES if name.endswith(".tsv") and not name.endswith(".opposites.tsv") and name not in PROPERTIES
)
OPPOSITES = sorted(name for name in ENTRIES if name.endswith(".opposites.tsv"))
LISTS = sorted(name for name in ENTRIES if name.endswith(".txt") and name not in PROPERTIES)


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in ENTRIES[name][1:]]


def test_the_glossary_has_files_of_every_kind() -> None:
    assert SENSES
    assert OPPOSITES
    assert LISTS


@pytest.mark.parametrize("name", SENSES)
def test_every_sense_has_its_columns(name: str) -> None:
    assert ENTRIES[name][0].split("\t") == ["concept", "de", "en", "kind_of"]
    assert [row for row in rows(name) if len(row) != 4] == []


@pytest.mark.parametrize("name", SENSES)
def test_a_concept_is_written_in_lower_case_with_hyphens(name: str) -> None:
    assert [row[0] for row in rows(name) if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row[0])] == []


@pytest.mark.parametrize("name", SENSES)
def test_a_cell_has_no_word_twice(name: str) -> None:
    cells = [cell.split(", ") for row in rows(name) for cell in row[1:] if cell]
    assert [cell for cell in cells if len(cell) != len(set(cell)) or "" in map(str.strip, cell)] == []


@pytest.mark.parametrize("name", [*SENSES, *OPPOSITES, *LISTS, *PROPERTIES])
def test_no_line_stands_twice_in_a_file(name: str) -> None:
    assert [line for line, count in Counter(ENTRIES[name]).items() if count > 1] == []


def test_every_concept_has_words_in_both_languages() -> None:
    german, english = (frozenset().union(*concepts_of(language).values()) for language in ("de", "en"))
    assert german == english
    assert glossary_languages() == {"de", "en"}


@pytest.mark.parametrize("name", OPPOSITES)
def test_opposites_are_two_concepts_and_how_they_exclude_each_other(name: str) -> None:
    assert ENTRIES[name][0].split("\t") == ["a", "b", "kind"]
    kinds = {str(kind) for kind in Opposition}
    assert [row for row in rows(name) if len(row) != 3 or row[0] == row[1] or row[2] not in kinds] == []


def test_nothing_is_the_opposite_of_what_it_is_a_kind_of() -> None:
    pairs = [(one, other) for name in OPPOSITES for one, other, _ in rows(name)]
    assert [pair for pair in pairs if pair[0] in broader(pair[1]) or pair[1] in broader(pair[0])] == []


def test_no_two_concepts_exclude_each_other_in_two_ways() -> None:
    links = {(frozenset(row[:2]), row[2]) for name in OPPOSITES for row in rows(name)}
    kinds = Counter(pair for pair, _ in links)
    assert [sorted(pair) for pair, count in kinds.items() if count > 1] == []


CONCEPTS = {row[0] for name in SENSES for row in rows(name)}


@pytest.mark.parametrize("name", SENSES)
def test_a_broader_concept_has_a_row(name: str) -> None:
    links = {link.strip() for row in rows(name) for link in row[3].split(",") if link}
    assert sorted(links - CONCEPTS) == []


@pytest.mark.parametrize("name", OPPOSITES)
def test_opposites_have_a_row(name: str) -> None:
    assert sorted({concept for row in rows(name) for concept in row[:2]} - CONCEPTS) == []


@pytest.mark.parametrize("name", LISTS)
def test_a_listed_concept_has_a_row(name: str) -> None:
    assert sorted(set(ENTRIES[name]) - CONCEPTS) == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_single_letter_has_a_sense(language: str) -> None:
    assert [phrase for phrase in concepts_of(language) if len(phrase) == 1 and len(phrase[0]) < 2] == []


@pytest.mark.parametrize("name", [*LISTS, *PROPERTIES])
def test_a_list_is_sorted(name: str) -> None:
    assert ENTRIES[name] == sorted(ENTRIES[name])


def test_acts_are_listed_by_how_they_hold() -> None:
    assert is_symmetric("divorce")
    assert not is_symmetric("buy")
    assert is_collective("government")
    assert not is_collective("minister")
    assert is_downward("forbid")
    assert not is_downward("allow")


def test_every_act_that_has_a_direction_is_a_concept_and_goes_up_or_down() -> None:
    pairs = [line.split("\t") for line in ENTRIES["directions.txt"]]
    assert [pair for pair in pairs if pair[0] not in CONCEPTS or pair[1] not in ("up", "down")] == []
    assert [concept for concept, count in Counter(pair[0] for pair in pairs).items() if count > 1] == []


def test_kinds_that_exclude_each_other_are_concepts_and_at_least_two() -> None:
    groups = [line.split("\t")[1].split(", ") for line in ENTRIES["kinds.tsv"]]
    assert sorted(frozenset().union(*groups) - CONCEPTS) == []
    assert [group for group in groups if len(set(group)) < 2] == []


def test_what_has_one_value_is_a_concept_with_slots() -> None:
    tables = ("single_valued.tsv", "single_on_a_day.tsv")
    pairs = [line.split("\t") for table in tables for line in ENTRIES[table]]
    assert sorted({concept for concept, _ in pairs} - CONCEPTS) == []
    assert {slot for _, slots in pairs for slot in slots.split(", ")} <= {"when", "where", "who", "whom"}


def test_who_raises_goes_up_and_what_worsens_goes_down() -> None:
    assert direction("raise") == "up"
    assert direction("worsen") == "down"
    assert direction("meet") is None


def test_a_novel_is_no_film_but_is_a_book() -> None:
    assert excluding_kinds("novel", "film")
    assert not excluding_kinds("novel", "book")
    assert not excluding_kinds("film", "film")
    assert not excluding_kinds("film", "meet")


def test_who_is_born_is_so_once_and_in_one_place() -> None:
    assert single_slots("born") == {"when", "where"}
    assert single_slots("capital-city") == {"who"}
    assert not single_slots("meet")
    assert single_slots_on_a_day("win") == {"who"}


def test_opposites_hold_both_ways() -> None:
    assert opposites("buy")["sell"] is opposites("sell")["buy"] is Opposition.CONTRARY


def test_what_is_broader_is_followed_to_the_end_and_never_in_circles() -> None:
    assert {"presidential-administration", "government"} <= broader("presidential-administration")
    assert {"talks", "meet"} <= broader("talks") & broader("meet")
    assert broader("no-such-concept") == {"no-such-concept"}


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Die Preise stiegen.", "Prices rose."),
        ("Der Umsatz wuchs.", "Sales grew."),
        ("Das Gericht sprach den Mann frei.", "The court acquitted the man."),
        ("Die Regierung tagte.", "The government met."),
    ],
)
def test_a_german_and_an_english_word_have_a_sense_in_common(german: str, english: str) -> None:
    assert _concepts(german, "de") & _concepts(english, "en")


def test_a_comparative_with_a_row_of_its_own_means_only_that() -> None:
    assert ("besser",) in concepts_of("de")
    assert not _concepts("Das ist besser.", "de") & _concepts("Das ist gut.", "de")


def _concepts(text: str, language: str) -> frozenset[str]:
    return frozenset().union(*(senses(word, word.lemma, language) for word in words(text, language)))
