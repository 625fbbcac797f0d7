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
    """Seconds without and with the encoder, cold and again."""
    texts = list(passages(_PASSAGES))
    told = _passages(texts)
    _, asked = claims_about(texts, _CLAIMS)
    claims = [made(text, language=code).model_copy(update={"id": f"{at}"}) for at, (text, code) in enumerate(asked)]
    load_languages()
    encoder = SentenceEncoder()
    encoder.encode(["loaded"])
    others = list(passages(_PASSAGES + 200, seed=9))[-400:]
    find_evidence(claims[:4], shelve(_passages(others)), None, _DAY, Policy())
    for name, embedder in (("without the encoder", None), ("with it", encoder)):
        cold, warm = _seconds(claims, told, embedder), _seconds(claims, told, embedder)
        print(f"20 claims, 10,000 passages, {name}: {cold}; again with all words known: {warm}", flush=True)


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
