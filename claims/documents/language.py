"""Which language a text is in."""

import re
from collections import Counter

from claims.language.tables import languages

_SAMPLE_WORDS = 600
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of a text: by the function words of the tables, else by a trained model."""
    sample = [word.casefold() for word in _WORD.findall(text)[:_SAMPLE_WORDS]]
    if not sample:
        return "und"
    shares = Counter({code: _share(sample, table.function_words) for code, table in languages().items()})
    code, share = shares.most_common(1)[0]
    return code if share >= languages()[code].told_from else _by_model(text)


def _share(sample: list[str], function_words: frozenset[str]) -> float:
    return sum(word in function_words for word in sample) / len(sample)


def _by_model(text: str) -> str:
    import py3langid  # noqa: PLC0415 half a second to load, and seldom asked

    return str(py3langid.classify(text)[0])
