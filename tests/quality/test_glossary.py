"""The share of content words that the glossary knows, in public texts, in the seed article and in the cases."""

from collections.abc import Callable

import pytest

from benchmarks.glossary_coverage import SETS, Coverage, PublicSet, case_texts, coverages, seed_texts, whole
from tests.quality.floors import Measured, hold
from tests.quality.measuring import resampled

FLOORS = {
    "germeval": "glossary_germeval",
    "wikinews": "glossary_wikinews",
    "gsd": "glossary_gsd",
    "averitec": "glossary_averitec",
    "climate_fever": "glossary_climate_fever",
    "fever_symmetric": "glossary_fever_symmetric",
    "wice": "glossary_wice",
    "policlaim": "glossary_policlaim",
    "ewt": "glossary_ewt",
}
_COMMONEST = 500


@pytest.mark.parametrize("texts", SETS, ids=lambda texts: texts.name)
def test_the_glossary_knows_the_words_of_public_texts(texts: PublicSet, board: Callable[[str], None]) -> None:
    found = coverages(texts.texts(), texts.language)
    total = whole(found)
    control = f"the {_COMMONEST} commonest words of these texts {total.of_the_commonest(_COMMONEST):.3f}"
    share = Measured(total.by_token, total.size, resampled(found, _known), control)
    board(_beside(texts.name, total))
    hold(FLOORS[texts.name], share, board)


@pytest.mark.parametrize(
    ("name", "language", "floor"),
    [("seed", "de", 0.96), ("seed", "en", 0.98), ("cases", "de", 0.95), ("cases", "en", 0.97)],
)
def test_the_glossary_knows_the_words_of_the_seed_and_of_the_cases(
    name: str, language: str, floor: float, board: Callable[[str], None]
) -> None:
    texts = seed_texts(language) if name == "seed" else case_texts(language)
    total = whole(coverages(texts, language))
    board(f"{_beside(f'{name}, {language}', total)}; {total.by_token:.3f} by token (n {total.size}; floor {floor})")
    assert total.by_token >= floor


def _known(found: list[Coverage]) -> float:
    return sum(one.known.total() for one in found) / max(1, sum(one.size for one in found))


def _beside(name: str, total: Coverage) -> str:
    return f"glossary, {name}: {total.by_type:.3f} of the base forms known, {total.with_opposite:.3f} with an opposite"
