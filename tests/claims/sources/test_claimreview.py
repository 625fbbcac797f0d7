"""Earlier fact-checks as the service answers them: passages with a rating, and nothing that decides."""

import json
from pathlib import Path

import pytest

from claims.errors import DocumentUnreadable, ServiceRefused
from claims.models import Key, Query
from claims.sources import connect
from claims.sources.source import Asked
from claims.sources.spec import SourceKind
from tests.claims.sources.recorded import HOSTILE, answer, assert_verbatim, expected, folders, recorded, spec_of

KIND = SourceKind.CLAIMREVIEW
QUERY = Query(source="a", names=("Hallstein", "Jane Osgood"), terms=("pool", "closed"), figures=("2024",))
REVIEW = {"publisher": {"name": "Borland Checks"}, "url": "https://b.example/1", "textualRating": "False"}


def checked(text: str, *reviews: object) -> dict[str, object]:
    return {"text": text, "claimReview": list(reviews)}


def read(answered: object, **known: object) -> list[tuple[str, str | None]]:
    reading = connect(spec_of(KIND, **known)).read(answer(json.dumps(answered)))
    assert_verbatim(reading)
    return [(passage.text, passage.rating) for passage in reading.passages]


@pytest.mark.parametrize("folder", folders(KIND, "checks"), ids=lambda folder: folder.name)
def test_every_check_becomes_a_statement_with_its_rating(folder: Path) -> None:
    source, response = recorded(folder)
    reading = source.read(response)
    assert_verbatim(reading)
    found = [
        [
            p.text,
            p.rating,
            p.origin.publisher,
            p.origin.published_on.isoformat() if p.origin.published_on else "",
            p.origin.language,
            p.origin.original or "",
        ]
        for p in reading.passages
    ]
    assert found == expected(folder)["checks"]
    assert {passage.origin.tier for passage in reading.passages} <= {3}
    assert (reading.tables, reading.leads) == ((), ())


@pytest.mark.parametrize("folder", folders(KIND, "refused"), ids=lambda folder: folder.name)
def test_what_cannot_be_used_is_refused_with_its_reason(folder: Path) -> None:
    source, response = recorded(folder)
    with pytest.raises(DocumentUnreadable) as refusal:
        source.read(response)
    assert str(refusal.value) == expected(folder)["refused"]


def test_the_words_of_a_claim_are_asked_for_in_a_fixed_order() -> None:
    source = connect(spec_of(KIND, language="de", most=10))
    assert source.asked is Asked.FOR_EACH_CLAIM
    request = source.request(QUERY)
    words = "query=Hallstein+Jane+Osgood+pool+closed+2024&languageCode=de&pageSize=10"
    assert request.url == f"http://source.example/v1alpha1/claims:search?{words}"
    assert not request.robots


def test_without_a_language_the_service_is_asked_in_all_of_them() -> None:
    assert "languageCode" not in connect(spec_of(KIND)).request(QUERY).url


def test_the_key_goes_into_a_header_and_never_into_the_address() -> None:
    request = connect(spec_of(KIND, secret="FACT_CHECK_KEY")).request(QUERY)  # noqa: S106 the name of one
    assert request.key == Key(name="FACT_CHECK_KEY", header="X-Goog-Api-Key")
    assert "KEY" not in request.url
    assert connect(spec_of(KIND)).request(QUERY).key is None


def test_an_error_of_the_service_is_a_refusal_and_not_an_empty_answer() -> None:
    with pytest.raises(ServiceRefused, match="the service says: Nobody may ask"):
        read({"error": {"code": 403, "message": "Nobody may ask."}})


@pytest.mark.parametrize(
    "answered",
    [
        {"factChecks": [checked("A.", REVIEW)]},
        {"claims": [{"claim": "A.", "claimReview": [REVIEW]}]},
        {"claims": [{"text": "A."}]},
        {"claims": [checked("A.", {"publisher": {"name": "B"}, "rating": "False"})]},
        {"claims": {"text": "A."}},
        {"claims": [checked("A.", {**REVIEW, "textualRating": 1})]},
        [],
        None,
        "claims",
    ],
)
def test_what_is_named_or_built_otherwise_is_refused(answered: object) -> None:
    with pytest.raises(DocumentUnreadable) as refusal:
        read(answered)
    assert str(refusal.value).endswith(".")


def test_a_web_page_is_no_answer() -> None:
    with pytest.raises(DocumentUnreadable, match="not JSON"):
        connect(spec_of(KIND)).read(answer("<!doctype html><p>Sign in</p>", "text/html"))


def test_a_check_that_lacks_its_rating_is_left_out() -> None:
    lacking = {"publisher": {"name": "B"}, "textualRating": " "}
    assert read({"claims": [checked("A claim.", lacking, REVIEW)]}) == [("A claim.", "False")]


@pytest.mark.parametrize("address", HOSTILE)
def test_an_address_that_is_none_is_not_shown(address: str) -> None:
    reading = connect(spec_of(KIND)).read(answer(json.dumps({"claims": [checked("A.", {**REVIEW, "url": address})]})))
    assert reading.passages[0].origin.original is None
    assert reading.leads == ()


def test_a_hundred_thousand_hits_are_not_all_read() -> None:
    many = [checked(f"Claim {number}.", *[REVIEW] * 50) for number in range(2000)]
    assert len(read({"claims": many}, most=2)) == 100
    assert len(read({"claims": many}, most=1)) == 50


def test_signs_that_divide_lines_and_cells_do_not_shift_what_is_quoted() -> None:
    text = "The \u2028pool\tof\r\nHallstein\x85is\x0cclosed."
    assert read({"claims": [checked(text, {**REVIEW, "textualRating": "Mostly\n false"})]}) == [
        ("The pool of Hallstein is closed.", "Mostly false")
    ]


@pytest.mark.parametrize(("written", "day"), [("2024-11-06T00:00:00Z", "2024-11-06"), ("6 Nov", None), ("", None)])
def test_a_day_that_is_none_is_no_day(written: str, day: str | None) -> None:
    reading = connect(spec_of(KIND)).read(
        answer(json.dumps({"claims": [checked("A.", {**REVIEW, "reviewDate": written})]}))
    )
    published = reading.passages[0].origin.published_on
    assert (published.isoformat() if published else None) == day


def test_the_newest_check_comes_first_so_that_its_day_is_held_against_what_may_be_known() -> None:
    days = ["2024-01-01", None, "2025-06-01"]
    reviews = [{**REVIEW, "reviewDate": f"{day}T00:00:00Z"} if day else REVIEW for day in days]
    reading = connect(spec_of(KIND)).read(answer(json.dumps({"claims": [checked("A.", *reviews)]})))
    found = [p.origin.published_on.isoformat() if p.origin.published_on else None for p in reading.passages]
    assert found == ["2025-06-01", "2024-01-01", None]
