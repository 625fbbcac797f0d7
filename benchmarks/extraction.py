"""What finding the claims of an article costs: loading, time against length, peak memory.

    .venv/bin/python benchmarks/extraction.py [--long]

Every article is measured in a process of its own, on one core and in seconds of that core, so that neither another
program nor what was remembered of another article counts. Names and figures change from sentence to sentence, and every
tenth word is one that no dictionary has. Nothing is asserted here.
"""

import argparse
import gc
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

from claims.models import Article, Claim, Span

TODAY = date(2025, 2, 18)
_MEBIBYTE = 1024 * 1024
_HALF_A_MEGABYTE = 512 * 1024
_SYLLABLES = ("ba", "ler", "mun", "ti", "gos", "wen", "rak", "hol", "dis", "ven", "tor", "eck", "lin", "sau", "per")
_SENTENCES = {
    "de": (
        "{Name} sagte am Dienstag in {Place}, die Zahl der {noun} sei um {n} Prozent gestiegen.",
        "„Wir haben {n} {noun} gebaut, und das reicht noch nicht“, erklärte {Name}.",
        "Der Stadtrat von {Place} beschloss am {d}. März 2019 mit {n} Stimmen, den {noun} zu schließen.",
        "Nach Angaben des Ministeriums kostete der Umbau {n} Mio. Euro; seit 2008 waren es mehr als {m} Millionen.",
        "Laut {Name} ist jeder Fünfte in {Place} von der {noun} betroffen, obwohl die Stadt {m} Häuser kaufte.",
        "Ob das hilft, ist offen: Der Bau dauert vermutlich viereinhalb Jahre.",
    ),
    "en": (
        "{Name} said on Tuesday in {Place} that the number of {noun}s had risen by {n} percent.",
        "“We built {n} {noun}s, and that is not enough,” said {Name}.",
        "The council of {Place} voted on March {d}, 2019 to close the {noun}, with {n} votes against {m}.",
        "The ministry said the work cost ${n} million; since 2008 more than {m} million were spent.",
        "According to {Name}, one in five people in {Place} lost a {noun}, although the town bought {m} houses.",
        "Whether it helps is open: The work will probably take four and a half years.",
    ),
}
_LINES = {
    "no punctuation": "Haus {noun} geht ",
    "all capitals": "DAS {noun} IST GROSS ",
    "bidi and zero-width signs": "Ha\u200bus \u202e{noun}\u202c ",
    "lone quotation marks": "„{noun} ",
    "quotations": '"{noun}" ',
    "stops and spaces": ". . . {noun} ",
    "initials": "A. B. {noun}. ",
    "figures": "{n} {noun} ",
    "one word": "{noun}",
}


def article(words: int, language: str, seed: int) -> Article:
    """An invented article of about so many words, in paragraphs of five sentences."""
    dice, paragraphs, counted = random.Random(seed), list[str](), 0  # noqa: S311 no secret
    while counted < words:
        sentences = [_filled(dice.choice(_SENTENCES[language]), dice) for _ in range(5)]
        paragraphs.append(" ".join(sentences))
        counted += len(paragraphs[-1].split())
    return _of(paragraphs, language)


def line(pattern: str, length: int) -> Article:
    """So many code points in one line."""
    dice, parts, counted = random.Random(1), list[str](), 0  # noqa: S311 no secret
    while counted < length:
        parts.append(_filled(pattern, dice))
        counted += len(parts[-1])
    return _of(["".join(parts)[:length]], "de")


def _filled(pattern: str, dice: random.Random) -> str:
    return pattern.format(
        Name=f"{_word(dice).capitalize()} {_word(dice).capitalize()}",
        Place=_word(dice).capitalize(),
        noun=_word(dice),
        n=dice.randint(2, 9999),
        m=dice.randint(2, 99),
        d=dice.randint(1, 28),
    )


def _word(dice: random.Random) -> str:
    return "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4)))


def _of(paragraphs: list[str], language: str) -> Article:
    spans, start = list[Span](), 0
    for paragraph in paragraphs:
        spans.append(Span(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    text = "\n\n".join(paragraphs)
    return Article(
        id="benchmark", url=None, title="Lenham", language=language, published_on=TODAY, text=text,
        body=tuple(spans), snapshot="0" * 64,
    )  # fmt: skip


# --- measuring, each in a process of its own ------------------------------------------------------------------------


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / _MEBIBYTE


def _load() -> Callable[[Article], tuple[Claim, ...]]:
    """Load everything, as the command does."""
    gc.disable()
    from claims.extraction import extract_claims  # noqa: PLC0415 its import is measured
    from claims.language.loading import load_languages  # noqa: PLC0415
    from claims.language.tables import languages  # noqa: PLC0415
    from claims.policy import Policy  # noqa: PLC0415
    from claims.text.sentences import load_rules  # noqa: PLC0415

    load_languages()
    for code in languages():
        load_rules(code)
    gc.freeze()
    gc.enable()
    return lambda read: extract_claims(read, TODAY, Policy())


def measure_loading() -> tuple[float, float]:
    """Seconds of one core, and mebibytes at the peak."""
    begun = time.process_time()
    _load()
    return time.process_time() - begun, _peak()


def measure(read: Article) -> tuple[float, float, int]:
    """Seconds after loading, mebibytes at the peak, number of claims."""
    extract = _load()
    extract(article(50, read.language, 99))
    begun = time.process_time()
    found = extract(read)
    return time.process_time() - begun, _peak(), len(found)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", help="200,000 words and half a megabyte in one line, too")
    asked = parser.parse_args()
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as process:
        seconds, peak = process.apply(measure_loading)
        print(f"{'loading everything':40}{seconds:8.2f} s{peak:8.0f} MiB")
        for row in _rows(process.apply, long=asked.long):
            print(row, flush=True)


def _rows(apply: Callable[..., tuple[float, float, int]], *, long: bool) -> Iterator[str]:
    for language in _SENTENCES:
        for words in (1_000, 10_000, 100_000, *((200_000,) if long else ())):
            seconds, peak, claims = apply(measure, (article(words, language, 7),))
            name = f"{language}, {words:,} words, {claims:,} claims"
            yield f"{name:40}{seconds:8.2f} s{peak:8.0f} MiB{seconds / words * 1e6:8.0f} µs a word"
    for name, pattern in _LINES.items():
        for length in (_HALF_A_MEGABYTE // 16, _HALF_A_MEGABYTE // 4, *((_HALF_A_MEGABYTE,) if long else ())):
            seconds, peak, _ = apply(measure, (line(pattern, length),))
            told = f"{name}, one line of {length // 1024} kB"
            yield f"{told:40}{seconds:8.2f} s{peak:8.0f} MiB{seconds / length * 1e6:8.1f} µs a code point"


if __name__ == "__main__":
    main()
