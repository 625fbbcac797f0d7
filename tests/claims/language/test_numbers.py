"""Numbers as both languages write them are read back as what they are."""

from decimal import Decimal
from math import isfinite
from typing import Literal

import pytest
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from babel.units import format_unit
from hypothesis import given
from hypothesis import strategies as st

from claims.language.quantities import read_quantities
from claims.language.tables import languages
from claims.language.units import dimension
from claims.models import Quantity

LANGUAGES = st.sampled_from(["de", "en"])
UP_TO_A_MILLION = st.integers(min_value=2, max_value=999_999)


@given(st.decimals(min_value=0, max_value=10_000_000, places=2, allow_nan=False), st.sampled_from(["de", "en", "fr"]))
def test_digits_with_their_signs_are_read_back(value: float, language: str) -> None:
    written = format_decimal(value, "#,##0.0#", locale=language)
    figure = the_figure(f"{written} %", language)
    assert (figure.value, figure.unit) == (pytest.approx(float(value)), "percent")


@given(st.decimals(min_value=-1_000_000, max_value=1_000_000, places=2, allow_nan=False), LANGUAGES)
def test_a_number_with_its_sign_and_unit_is_read_back(value: Decimal, language: str) -> None:
    for unit, written in (
        ("kilometer", format_unit(value, "length-kilometer", "long", locale=language)),
        ("kilometer", format_unit(value, "length-kilometer", "short", locale=language)),
        ("percent", format_percent(value / 100, "#,##0.00 %", locale=language)),
    ):
        figure = the_figure(f"({written})", language)
        assert (figure.value, figure.unit) == (pytest.approx(float(value), abs=0.006), unit)


@given(
    st.decimals(min_value=0, max_value=10_000_000, places=2, allow_nan=False),
    st.sampled_from(["EUR", "USD", "GBP", "JPY", "INR"]),
    LANGUAGES,
)
def test_an_amount_of_money_is_read_back(value: Decimal, currency: str, language: str) -> None:
    written = format_currency(value, currency, locale=language)
    figure = the_figure(written, language)
    rounded = 0.51 if currency == "JPY" else 0.006
    assert (figure.value, figure.unit) == (pytest.approx(float(value), abs=rounded), currency)


@given(st.integers(min_value=1_000_000, max_value=999_000_000_000), st.sampled_from(["long", "short"]), LANGUAGES)
def test_a_large_number_in_words_is_read_back(number: int, length: Literal["long", "short"], language: str) -> None:
    written = format_compact_decimal(number, format_type=length, locale=language, fraction_digits=1)
    figure = the_figure(f"{written} %", language)
    assert figure.value == pytest.approx(number, abs=figure.step / 2 * 1.01)


@given(st.text(alphabet="0123456789.,-–/:%€$°½§() eisnzwhudrtmkofbp", max_size=80), LANGUAGES)
def test_whatever_stands_there_a_figure_is_finite_and_verbatim(text: str, language: str) -> None:
    for figure in read_quantities(text, languages()[language]):
        assert isfinite(figure.value)
        assert isfinite(figure.step)
        assert figure.text == figure.span.of(text)
        assert figure.dimension == dimension(figure)


@given(UP_TO_A_MILLION)
def test_german_number_words_are_read_back(number: int) -> None:
    assert the_figure(f"Es kamen {german(number)} Menschen.", "de").value == number


@given(UP_TO_A_MILLION)
def test_english_number_words_are_read_back(number: int) -> None:
    assert the_figure(f"There came {english(number)} people.", "en").value == number


@given(UP_TO_A_MILLION)
def test_french_number_words_are_read_back(number: int) -> None:
    assert the_figure(f"Il est venu {french(number)} personnes.", "fr").value == number


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.234,5 Meter", "de", 1234.5),
        ("1,234.5 metres", "en", 1234.5),
        ("1.234 Meter", "de", 1234),
        ("1.234 metres", "en", 1.234),
        ("zweihundertdreiundvierzig Meter", "de", 243),
        ("two hundred and forty-three metres", "en", 243),
        ("12\u202f000 Meter", "de", 12000),
        ("3,5 Mio. Meter", "de", 3_500_000),
        ("3.5bn metres", "en", 3_500_000_000),
        ("anderthalb Meter", "de", 1.5),
        ("zweieinhalb Meter", "de", 2.5),
        ("two and a half metres", "en", 2.5),
    ],
)
def test_the_sign_of_a_number_means_what_its_language_means(text: str, language: str, value: float) -> None:
    figure = the_figure(text, language)
    assert (figure.value, figure.unit) == (pytest.approx(value), "meter")


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("One hundred and fifty people came.", "en", [150]),
        ("A hundred and five people came.", "en", [105]),
        ("One million two hundred thousand people came.", "en", [1_200_000]),
        ("One hundred and three million people came.", "en", [103_000_000]),
        ("Two and a half million people came.", "en", [2_500_000]),
        ("A million and a half people came.", "en", [1_500_000]),
        ("Eine Million zweihunderttausend Menschen kamen.", "de", [1_200_000]),
        ("Eine Milliarde dreihundert Millionen Menschen kamen.", "de", [1_300_000_000]),
        ("Between one hundred and two hundred people came.", "en", [100, 200]),
        ("Between two hundred and three hundred people came.", "en", [200, 300]),
        ("Between fifty and three hundred people came.", "en", [50, 300]),
        ("Zwischen fünfzig und hundert Menschen kamen.", "de", [50, 100]),
    ],
)
def test_a_number_of_many_words_is_one_and_two_numbers_stay_two(text: str, language: str, values: list[float]) -> None:
    assert [figure.value for figure in read_quantities(text, languages()[language])] == values


@pytest.mark.parametrize(
    ("text", "language", "fraction"),
    [
        ("ein Drittel der Betriebe", "de", (1, 3)),
        ("zwei Drittel der Betriebe", "de", (2, 3)),
        ("drei Viertel der Betriebe", "de", (3, 4)),
        ("jeder fünfte Betrieb", "de", (1, 5)),
        ("sieben von zwanzig Betrieben", "de", (7, 20)),
        ("a third of the farms", "en", (1, 3)),
        ("two-thirds of the farms", "en", (2, 3)),
        ("three quarters of the farms", "en", (3, 4)),
        ("one in five farms", "en", (1, 5)),
        ("seven of the 20 farms", "en", (7, 20)),
        ("7 of 20 farms", "en", (7, 20)),
        ("half of the farms", "en", (1, 2)),
    ],
)
def test_parts_of_a_whole_keep_their_numerator_and_denominator(
    text: str, language: str, fraction: tuple[int, int]
) -> None:
    figure = the_figure(text, language)
    assert (figure.fraction, figure.value) == (fraction, pytest.approx(fraction[0] / fraction[1]))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das regelt Artikel 5.", "de"),
        ("Die Boeing 737 landete.", "de"),
        ("Das 3. Quartal verlief ruhig.", "de"),
        ("Covid-19 breitete sich aus.", "de"),
        ("The A380 landed.", "en"),
        ("The 21st century began.", "en"),
        ("It was the third time.", "en"),
    ],
)
def test_a_number_that_only_says_which_is_no_figure(text: str, language: str) -> None:
    assert read_quantities(text, languages()[language]) == ()


def the_figure(text: str, language: str) -> Quantity:
    """The one figure of a text."""
    (figure,) = read_quantities(text, languages()[language])
    return figure


# --- writing numbers in words -----------------------------------------------------------------------------------

GERMAN_ONES = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
GERMAN_TENS = ["_", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
ENGLISH_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = ["_", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def german(number: int) -> str:
    """A whole number below a million in German words."""
    return _german(number) + ("s" if number % 100 == 1 else "")


def _german(number: int) -> str:
    if number >= 1000:
        return _german(number // 1000) + "tausend" + (_german(number % 1000) if number % 1000 else "")
    if number >= 100:
        return GERMAN_ONES[number // 100] + "hundert" + (_german(number % 100) if number % 100 else "")
    if number < 13:
        return GERMAN_ONES[number]
    if number < 20:
        return {16: "sech", 17: "sieb"}.get(number, GERMAN_ONES[number - 10]) + "zehn"
    tens = GERMAN_TENS[number // 10]
    return f"{GERMAN_ONES[number % 10]}und{tens}" if number % 10 else tens


def english(number: int) -> str:
    """A whole number below a million in British English words."""
    if number >= 1000:
        rest = number % 1000
        link = " and " if rest < 100 else " "
        return f"{english(number // 1000)} thousand" + (f"{link}{english(rest)}" if rest else "")
    if number >= 100:
        return f"{ENGLISH_ONES[number // 100]} hundred" + (f" and {english(number % 100)}" if number % 100 else "")
    if number < 20:
        return ENGLISH_ONES[number]
    tens = ENGLISH_TENS[number // 10]
    return f"{tens}-{ENGLISH_ONES[number % 10]}" if number % 10 else tens


FRENCH_UP_TO_TWELVE = (
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
)
FRENCH_UP_TO_SIXTEEN = (*FRENCH_UP_TO_TWELVE, "treize", "quatorze", "quinze", "seize")
FRENCH_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante"}


def french(number: int) -> str:
    """A number below a million in French words."""
    thousands, rest = divmod(number, 1000)
    front = "" if not thousands else "mille" if thousands == 1 else f"{_french_hundreds(thousands)} mille"
    return " ".join(part for part in (front, _french_hundreds(rest, last=True) if rest else "") if part)


def _french_hundreds(number: int, *, last: bool = False) -> str:
    hundreds, rest = divmod(number, 100)
    plural = "s" if last and not rest and hundreds > 1 else ""
    front = "" if not hundreds else "cent" if hundreds == 1 else f"{FRENCH_UP_TO_SIXTEEN[hundreds]} cent{plural}"
    return " ".join(part for part in (front, _french_tens(rest) if rest else "") if part)


def _french_tens(number: int) -> str:
    if number <= 16:
        return FRENCH_UP_TO_SIXTEEN[number]
    if number < 20:
        return f"dix-{FRENCH_UP_TO_SIXTEEN[number - 10]}"
    tens, ones = divmod(number, 10)
    if tens >= 8:
        return f"quatre-vingt-{_french_tens(number - 80)}" if number > 80 else "quatre-vingts"
    ones += 10 if tens == 7 else 0
    if ones in (1, 11):
        return f"{FRENCH_TENS[tens]} et {_french_tens(ones)}"
    return f"{FRENCH_TENS[tens]}-{_french_tens(ones)}" if ones else FRENCH_TENS[tens]
