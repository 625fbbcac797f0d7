"""A cell says where a figure stands; a claim about something else with the same words gets no verdict from it."""

from collections.abc import Mapping
from datetime import date

import pytest

from claims.models import ClaimKind, Evidence, Table
from claims.policy import Policy
from claims.sources.series import Series, read_series
from claims.sources.spec import TableSpec
from claims.tables import compute
from claims.tables.sheet import Sheet
from tests.claims.making import claim, origin

TODAY = date(2025, 2, 18)


def table(measure: str, figures: Mapping[tuple[str, str], str], unit: str | None = None, **meant: object) -> Table:
    series = Series(measure, unit, figures)
    said = TableSpec.model_validate(meant)
    (found,) = read_series([series], origin(published_on=date(2025, 1, 30)), meant=said).tables
    return found


RATE = table(
    "Unemployment, total (% of total labor force)",
    {("Germany", "2022"): "3.1", ("Germany", "2023"): "3.1", ("Spain", "2023"): "12.2"},
    aliases=("Arbeitslosenquote", "unemployment"),
)
INFLATION = table(
    "Inflation, consumer prices (annual %)",
    {("Germany", "2021"): "3.07", ("Germany", "2022"): "6.87", ("Germany", "2023"): "5.95", ("Germany", "2026"): "1.9"},
    aliases=("Inflation",),
)
SCHOOLS = table(
    "Government expenditure on education, total (% of GDP)", {("Germany", "2023"): "4.6", ("Spain", "2023"): "4.6"}
)
GDP = table("GDP (current US$)", {("Germany", "2023"): "4526000000000"}, "dollars", aliases=("BIP",))
PEOPLE = table(
    "Population, total",
    {("Germany", "2023"): "83280000", ("Austria", "2023"): "9131761"},
    aliases=("Einwohner", "Bevölkerung", "population", "inhabitants"),
)
BALANCE = table("Net lending (% of GDP)", {("Germany", "2023"): "-2.6"}, aliases=("Haushaltsdefizit", "budget deficit"))
ARMIES = table(
    "Military expenditure (% of GDP)",
    {("Germany", "2023"): "1.5", ("Poland", "2023"): "3.3", ("Spain", "2023"): "1.2", ("United States", "2023"): "3.4"},
    aliases=("Verteidigungsausgaben",),
)


def answers(found: Table, text: str, language: str, today: date = TODAY) -> list[Evidence]:
    said = claim(text, kind=ClaimKind.QUANTITY, language=language)
    return list(compute(said, [Sheet(found)], today, Policy()))


@pytest.mark.parametrize(
    ("found", "language", "text"),
    [
        (RATE, "en", "Unemployment in Spain is down 12.2 percent in 2023."),
        (RATE, "en", "Germany spent 3.5 percent on unemployment in 2023."),
        (RATE, "de", "Deutschland gab 2023 3,5 Prozent für Arbeitslosigkeit aus."),
        (RATE, "en", "In Spain 12.2 percent of the population was unemployed in 2023."),
        (RATE, "en", "In Germany 7 percent of the population was unemployed in 2023."),
        (INFLATION, "de", "Die Inflation in Deutschland soll 2023 bei 7 Prozent gelegen haben."),
        (INFLATION, "de", "Die Inflation in Deutschland dürfte 2023 bei 7 Prozent gelegen haben."),
        (INFLATION, "de", "Die Inflation in Deutschland hätte 2023 bei 7 Prozent gelegen."),
        (INFLATION, "en", "Inflation in Germany could have been 7 percent in 2023."),
        (INFLATION, "en", "Inflation in Germany should be 5.95 percent in 2023."),
        (INFLATION, "de", "Die Inflation lag in Deutschland Anfang 2023 bei 8,7 Prozent."),
        (INFLATION, "de", "Im Verlauf des Jahres 2022 lag die Inflation in Deutschland bei 10 Prozent."),
        (INFLATION, "en", "Inflation in Germany reached 8.8 percent in 2022."),
        (INFLATION, "de", "2022 erreichte die Inflation in Deutschland 10,4 Prozent."),
        (INFLATION, "en", "Inflation in Germany was once 10.4 percent in 2022."),
        (INFLATION, "en", "Monthly inflation in Germany was 0.4 percent in 2023."),
        (INFLATION, "de", "Die Inflation in Deutschland lag 2023 2,3 Prozent über dem Vorjahr."),
        (
            SCHOOLS,
            "en",
            "Government expenditure on education in Germany was 9.2 percent of government expenditure in 2023.",
        ),
        (GDP, "de", "Das BIP lag in Deutschland 2023 bei 66 Dollar je Stunde."),
        (PEOPLE, "de", "Deutschland hatte 2023 233 Einwohner pro Quadratkilometer."),
        (ARMIES, "de", "Die Hälfte der NATO-Staaten gab 2023 weniger als 2 Prozent des BIP für Verteidigung aus."),
        (ARMIES, "en", "Three quarters of the states had military expenditure of less than 2 percent of GDP in 2023."),
    ],
)
def test_what_is_no_level_gets_no_answer(found: Table, language: str, text: str) -> None:
    assert not answers(found, text, language)


@pytest.mark.parametrize(
    ("found", "language", "text", "stance"),
    [
        (RATE, "en", "Unemployment in Spain was 12.2 percent of the labour force in 2023.", "supports"),
        (RATE, "de", "Die Arbeitslosenquote in Deutschland lag 2023 bei 5 Prozent.", "refutes"),
        (RATE, "en", "Unemployment in Germany was up 5.7 percent in 2023.", "refutes"),
        (INFLATION, "de", "Die Inflation in Deutschland lag 2023 bei 5,95 Prozent.", "supports"),
        (INFLATION, "en", "Inflation in Germany was 9 percent in 2022.", "refutes"),
        (INFLATION, "en", "Inflation in Germany was 1.9 percent in 2026.", "mentions"),
        (SCHOOLS, "en", "Government expenditure on education in Germany was 4.6 percent of GDP in 2023.", "supports"),
        (PEOPLE, "de", "Österreich hatte 2023 neun Millionen Einwohner.", "supports"),
        (PEOPLE, "en", "Austria had nine million inhabitants in 2023.", "supports"),
        (BALANCE, "de", "Das Haushaltsdefizit in Deutschland lag 2023 bei 2,6 Prozent des BIP.", "mentions"),
    ],
)
def test_what_is_one_gets_its_answer(found: Table, language: str, text: str, stance: str) -> None:
    assert [answer.stance for answer in answers(found, text, language)] == [stance]


@pytest.mark.parametrize("text", ["Inflation in Germany is 10 percent.", "Inflation in Germany is now 10 percent."])
def test_a_figure_of_a_year_long_over_refutes_nothing_that_is_said_of_now(text: str) -> None:
    known = table("Inflation, consumer prices (annual %)", {("Germany", "2021"): "3.07"})
    found = answers(known, text, "en", date(2022, 10, 15))
    assert [answer.stance for answer in found] in ([], ["mentions"])


def test_what_others_count_otherwise_supports_and_does_not_refute() -> None:
    national = RATE.model_copy(update={"refutes": False})
    texts = ("Unemployment in Germany was 3.1 percent in 2023.", "Unemployment in Germany was 5.7 percent in 2023.")
    assert [answers(national, text, "en")[0].stance for text in texts] == ["supports", "mentions"]
