"""What looks like a figure and only tells one thing from another: it must be the same in two texts."""

import pytest

from claims.language.quantities import read_figures
from claims.language.tables import languages


def keys_in(text: str, language: str) -> list[str]:
    """The keys of what tells apart, in their order."""
    found = sorted(read_figures(text, languages()[language]).designations, key=lambda each: each.span.start)
    return [each.key for each in found]


@pytest.mark.parametrize(
    ("de", "en", "key"),
    [
        ("Sie gewannen 3:1.", "They won 3-1.", "3:1"),
        ("Es begann um 14.30 Uhr.", "It began at 2.30 p.m.", "14:30"),
        ("Es begann um 9 Uhr.", "It began at 9 a.m.", "9:00"),
        ("Es begann um 12 Uhr.", "It began at 12 p.m.", "12:00"),
        ("Es begann um 4 Uhr 30.", "It began at 4:30.", "4:30"),
        ("Das regelt Artikel 5.", "Article 5 says so.", "#5"),
        ("Das regelt Art. 5 des Vertrags.", "See art. 5 of the treaty.", "#5"),
        ("Sie liegt auf Platz 13.", "She was number 13.", "#13"),
        ("Zum 20. Mal gewann er.", "He won for the 20th time.", "#20"),
        ("Es kamen Tausende.", "Thousands came.", "~1000"),
        ("Es kamen mehrere hundert Menschen.", "Several hundred people came.", "~100"),
        ("Es kamen Zehntausende.", "Tens of thousands came.", "~10000"),
        ("Er starb 44 v. Chr. in Rom.", "He died in 44 BC in Rome.", "#-44"),
    ],
)
def test_what_tells_apart_has_one_key_in_both_languages(de: str, en: str, key: str) -> None:
    assert keys_in(de, "de") == [key]
    assert keys_in(en, "en") == [key]


def test_an_article_behind_a_figure_says_how_often() -> None:
    assert keys_in("They pay $200,000 a year.", "en") == ["per year"]
    assert keys_in("It was built a year ago.", "en") == []


@pytest.mark.parametrize(
    "text", ["Call 030 12345678 now.", "See https://example.org/2024/17 for it.", "Write to desk7@example.org today."]
)
def test_addresses_and_telephone_numbers_are_neither_figures_nor_names(text: str) -> None:
    found = read_figures(text, languages()["en"])
    assert found == ((), ())
