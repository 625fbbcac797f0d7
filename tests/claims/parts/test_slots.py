"""Which question each part of a sentence answers, and what its subject is said to be."""

import pytest

from claims.parts.reading import read_statement


def slots(text: str, language: str) -> dict[str, str]:
    """The slot of every part of a sentence."""
    return {part.text: part.slot.value for part in read_statement(text, language).parts}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Mara Quist sold 40 buses in Lenham in May 2019.",
            {
                "Mara Quist": "who",
                "sold": "act",
                "40": "how_much",
                "buses": "whom",
                "Lenham": "where",
                "May 2019": "when",
            },
        ),
        ("en", "The novel was written by Mara Quist.", {"novel": "whom", "written": "act", "Mara Quist": "who"}),
        ("en", "Mara Quist secretly left.", {"Mara Quist": "who", "secretly": "what", "left": "act"}),
        (
            "de",
            "Die Stadt schloss das Hallenbad in Lenham.",
            {"Stadt": "who", "schloss": "act", "Hallenbad": "whom", "Lenham": "where"},
        ),
        ("de", "Mara Quist ist Ärztin.", {"Mara Quist": "who", "Ärztin": "what"}),
    ],
)
def test_every_part_answers_a_question(language: str, text: str, expected: dict[str, str]) -> None:
    assert slots(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "heads"),
    [
        ("en", "Tarn is a 2017 British comedy film, set in Lenham.", ["film"]),
        ("en", "Mara Quist (born 3 May 1970) is a Borland singer, actor and model.", ["singer", "actor", "model"]),
        ("en", "Mara Quist is not a singer.", ["singer"]),
        ("en", "Mara Quist is in Lenham.", []),
        ("de", "Lenham ist eine kleine Stadt im Norden von Borland.", ["Stadt"]),
        ("de", "Mara Quist war eine Politikerin und Autorin.", ["Politikerin", "Autorin"]),
    ],
)
def test_what_a_subject_is_said_to_be_is_the_head_of_its_phrase(language: str, text: str, heads: list[str]) -> None:
    assert [part.text for part in read_statement(text, language).parts if part.equated] == heads


@pytest.mark.parametrize(
    ("language", "text", "acts"),
    [
        ("en", "Mara Quist (3 May 1970 – 8 June 2011) was a painter.", ["born", "die"]),
        ("en", "The company (3 May 1970) was sold.", []),
        ("de", "Mara Quist (* 3. Mai 1970; † 8. Juni 2011) war Malerin.", ["gebären", "sterben"]),
    ],
)
def test_two_days_in_brackets_tell_of_a_life(language: str, text: str, acts: list[str]) -> None:
    parts = read_statement(text, language).parts
    assert [part.verb for part in parts if part.text[:1].isdigit() and part.verb] == acts


def test_a_month_without_its_year_is_a_time() -> None:
    parts = read_statement("Mara Quist was born in May.", "en").parts
    assert [(part.text, part.month) for part in parts if part.month] == [("May", 5)]


def test_a_nickname_parts_no_name() -> None:
    (name,) = [p for p in read_statement("Tom “Ace” Wick came.", "en").parts if p.text == "Wick" and p.name]
    assert name.name is not None
    assert len(name.name.sounds) == 2
