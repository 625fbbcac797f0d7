"""Twenty claims against ten thousand passages: finding and comparing, once everything is loaded."""

import time
from datetime import date

from benchmarks.generated_passages import claims_about, passages
from claims.evidence import find_evidence, shelve
from claims.language.loading import load_languages
from claims.models import Claim, Passage, Span
from claims.policy import Policy
from claims.text.embed import Embedder, SentenceEncoder
from tests.claims.making import claim as made
from tests.claims.making import origin, snapshot

_CLAIMS, _PASSAGES, _PAGES = 20, 10_000, 50
_DAY = date(2025, 3, 6)


def print_stages() -> None:
    """Seconds without and with the encoder: in a process that is new to the words, once they are known, and again."""
    sets = [_made(seed) for seed in (4, 3, 2, 1)]
    load_languages()
    encoder = SentenceEncoder()
    encoder.encode(["loaded"])
    others = list(passages(_PASSAGES + 200, seed=9))[-400:]
    find_evidence(sets[0][0][:4], shelve(_passages(others)), None, _DAY, Policy())
    for name, embedder in (("without the encoder", None), ("with it", encoder)):
        first, second = sets.pop(), sets.pop()
        print(f"20 claims, 10,000 passages, {name}: words never met {_seconds(*first, embedder)}", end="; ")
        print(
            f"most words known {_seconds(*second, embedder)}; the same again {_seconds(*second, embedder)}", flush=True
        )


def _made(seed: int) -> tuple[list[Claim], list[Passage]]:
    """Claims, and the passages that they were made of."""
    texts = list(passages(_PASSAGES, seed=seed))
    _, asked = claims_about(texts, _CLAIMS)
    claims = [made(text, language=code).model_copy(update={"id": f"{at}"}) for at, (text, code) in enumerate(asked)]
    return claims, _passages(texts)


def _seconds(claims: list[Claim], told: list[Passage], embedder: Embedder | None) -> str:
    start, busy = time.perf_counter(), time.process_time()
    find_evidence(claims, shelve(told), embedder, _DAY, Policy())
    return f"{time.perf_counter() - start:.2f} s ({time.process_time() - busy:.2f} s of a processor)"


def _passages(texts: list[tuple[str, str]]) -> list[Passage]:
    pages = {
        (code, page): origin(snapshot=snapshot(body=f"{code}{page}".encode()), language=code, published_on=None)
        for code in ("de", "en")
        for page in range(_PAGES)
    }
    return [
        Passage(origin=pages[code, at % _PAGES], span=Span(start=0, end=len(text)), text=text)
        for at, (text, code) in enumerate(texts)
    ]
