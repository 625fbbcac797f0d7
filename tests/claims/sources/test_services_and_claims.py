"""What the figures of statistical services, as they were recorded, say to claims in German and in English."""

from datetime import date

import pytest

from claims.models import ClaimKind
from claims.policy import Policy
from claims.tables import Sheet, compute
from tests.claims.making import claim
from tests.claims.sources.recorded import recorded
from tests.conftest import CASES


def told(folder: str, language: str, text: str) -> list[str]:
    source, response = recorded(CASES / "sources" / folder)
    said = claim(text, kind=ClaimKind.QUANTITY, language=language)
    sheets = [Sheet(table) for table in source.read(response).tables]
    return [evidence.stance.value for evidence in compute(said, sheets, date(2025, 2, 18), Policy())]


@pytest.mark.parametrize(
    ("folder", "language", "text", "stances"),
    [
        ("worldbank-growth", "en", "GDP growth in Germany was 1.4 percent in 2022.", ["supports"]),
        ("worldbank-growth", "en", "GDP growth in South Korea was 3.5 percent in 2024.", ["refutes"]),
        ("worldbank-growth", "de", "Das Wirtschaftswachstum in Südkorea lag 2023 bei 1,4 Prozent.", ["supports"]),
        ("worldbank-growth", "de", "Das BIP-Wachstum in Deutschland lag 2022 bei 4,1 Prozent.", ["refutes"]),
        ("worldbank-growth", "en", "The inflation rate in Germany was 1.4 percent in 2022.", []),
        ("worldbank-growth", "de", "Die Inflation in Deutschland lag 2022 bei 1,4 Prozent.", []),
        ("worldbank-growth", "en", "GDP growth in Germany was 0.0 percent in 2024.", []),
        ("eurostat-unemployment", "en", "The unemployment rate in Germany was 3.1 percent in 2023.", ["supports"]),
        ("eurostat-unemployment", "en", "The unemployment rate in Germany was 4.5 percent in 2022.", ["refutes"]),
        (
            "eurostat-unemployment",
            "de",
            "Die Arbeitslosenquote in Griechenland lag 2023 bei 11,1 Prozent.",
            ["supports"],
        ),
        ("eurostat-unemployment", "de", "Die Arbeitslosenquote in Griechenland lag 2022 bei 0 Prozent.", []),
        (
            "eurostat-unemployment",
            "de",
            "Die Arbeitslosenquote der Frauen in Deutschland lag 2023 bei 3,1 Prozent.",
            [],
        ),
        ("eurostat-unemployment", "en", "The birth rate in Germany was 3.1 percent in 2023.", []),
        ("eurostat-in-german", "de", "Die Schuldenquote in Deutschland lag 2023 bei 62,9 Prozent.", ["supports"]),
        (
            "eurostat-in-german",
            "de",
            "Die Staatsschulden lagen in Deutschland 2023 bei 80 Prozent des BIP.",
            ["refutes"],
        ),
        ("oecd-unemployment", "en", "The unemployment rate in Germany was 3.4 percent in 2024.", ["supports"]),
        ("oecd-unemployment", "de", "Die Arbeitslosenquote in Deutschland lag 2024 bei 5,4 Prozent.", ["refutes"]),
        ("oecd-unemployment", "de", "Die Arbeitslosenquote in Südkorea lag 2023 bei 0 Prozent.", []),
        ("dbnomics-growth", "en", "GDP growth in Germany was 1.4 percent in 2022.", ["supports"]),
        ("dbnomics-growth", "de", "Die Inflation in Deutschland lag 2022 bei 1,4 Prozent.", []),
        ("owid-life-expectancy", "en", "Life expectancy in Germany was 79 years in 2022.", ["refutes"]),
        ("owid-life-expectancy", "de", "Die Lebenserwartung in Deutschland lag 2023 bei 81,4 Jahren.", ["supports"]),
        ("owid-life-expectancy", "de", "Die Lebenserwartung der Frauen in Deutschland lag 2023 bei 81,4 Jahren.", []),
        ("owid-life-expectancy", "en", "The retirement age in Germany was 81.4 years in 2023.", []),
    ],
)
def test_a_table_of_a_service_decides_claims_about_its_measure_and_no_other(
    folder: str, language: str, text: str, stances: list[str]
) -> None:
    assert told(folder, language, text) == stances
