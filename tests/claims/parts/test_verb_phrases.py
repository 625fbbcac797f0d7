"""Phrases of verbs that stand apart in their clause."""

import pytest

from claims.parts.reading import read_statement


@pytest.mark.parametrize(
    ("sentence", "language", "verb"),
    [
        ("Bei dem Brand in Lenham kamen sieben Menschen ums Leben.", "de", "ums leben kommen"),
        ("Mara Quist kam 1920 in Lenham zur Welt.", "de", "zur welt kommen"),
        ("The court in Lenham found Tom Wick guilty.", "en", "find guilty"),
    ],
)
def test_a_verb_takes_the_rest_of_its_phrase(sentence: str, language: str, verb: str) -> None:
    assert verb in {part.base for part in read_statement(sentence, language).parts}


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Norland has sent no further troops to Sudland.", "en"),
        ("Tom Wick räumte die Niederlage ein.", "de"),
    ],
)
def test_an_object_stays_a_part_of_its_own(sentence: str, language: str) -> None:
    assert not any(" " in part.base and part.verb for part in read_statement(sentence, language).parts)
