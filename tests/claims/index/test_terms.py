"""What a text can be found by: compounds, senses, names in every spelling, figures in either language."""

import subprocess
import sys

import pytest

from claims.index.terms import asked_of, fingerprint, terms_of, written_terms
from tests.conftest import ROOT

HALF_A_MEGABYTE = 500_000


def test_a_compound_is_found_by_its_parts() -> None:
    assert {"krise", "gespräch"} <= set(terms_of("Das Krisengespräch war lang.", "de").words)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Die Brücke ist gesperrt.", "The bridge is closed."),
        ("Die Vereinigten Staaten stimmten zu.", "The United States agreed."),
        ("Eine russische Firma", "A company from Russia"),
    ],
)
def test_languages_meet_in_their_senses(german: str, english: str) -> None:
    assert set(terms_of(german, "de").senses) & set(terms_of(english, "en").senses)


@pytest.mark.parametrize(
    ("german", "english", "figure"),
    [
        ("2,3 Prozent", "2.3 percent", "2.3"),
        ("1,2 Mrd. Euro", "€1.2bn", "1.2e+09"),
        ("12.500 Menschen", "12,500 people", "12500"),
        ("zwölf Tage", "twelve days", "12"),
        ("22 000 Menschen", "22 000 people", "22000"),
        ("im März 2024", "in March 2024", "m3"),
        ("am 05.06.2024", "on 2024-06-05", "2024"),
    ],
)
def test_figures_are_written_alike(german: str, english: str, figure: str) -> None:
    assert figure in terms_of(german, "de").figures
    assert figure in terms_of(english, "en").figures


def test_a_strange_name_is_found_by_its_sound_and_without_its_genitive() -> None:
    assert set(terms_of("Quallowitschs Rede", "de").senses) & set(terms_of("A speech of Quallowich", "en").senses)


def test_function_words_say_nothing() -> None:
    assert not any(terms_of("the of and to which", "en"))
    assert not any(asked_of("und der die das", "de"))


def test_a_word_that_comes_twice_is_asked_once() -> None:
    asked = asked_of("Bridges, bridge, BRIDGE and 2, 2, 2", "en")
    assert [terms.words for terms in asked.words] == [("bridge",)]
    assert asked.figures == ("2",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "a" * HALF_A_MEGABYTE,
        "Bridge " * (HALF_A_MEGABYTE // 7),
        "9" * HALF_A_MEGABYTE,
        "\u202eegdirb\u202c bri\u200bdge",
        "“",
        "BRIDGE CLOSED " * 50,
        "\ud800 lone surrogate",
        "٣ ½ ² ⅷ 🙂",
    ],
    ids=lambda text: text[:12] + f"… {len(text)}",
)
@pytest.mark.parametrize("language", ["de", "en", "fr", "und"])
def test_hostile_texts_are_read(text: str, language: str) -> None:
    assert len(written_terms(text, language)) == 4


def test_signs_that_are_not_shown_part_no_word() -> None:
    assert "bridge" in terms_of("bri\u200bdge", "en").words


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_strange_name_is_found_without_the_ending_of_a_genitive(language: str) -> None:
    stem, inflected = (set(terms_of(f"x {name}", language).senses) for name in ("Quallowin", "Quallowins"))
    assert stem <= inflected
    assert stem


def test_a_language_without_a_genitive_takes_no_ending_off() -> None:
    assert len(terms_of("x Quallowins", "fr").senses) == 1


def test_a_short_name_is_one_with_a_capital_only() -> None:
    assert "state:PL" in terms_of("Ein Pole sprach.", "de").senses
    assert "state:PL" not in terms_of("ein pole sprach", "de").senses


def test_another_process_gives_the_tables_the_same_fingerprint() -> None:
    told = "from claims.index.terms import fingerprint; print(fingerprint())"
    assert subprocess.check_output([sys.executable, "-c", told], cwd=ROOT, text=True).strip() == fingerprint()
