"""What a page repeats to deny it is not what the page says."""

import pytest

from claims.sources.prose import read_prose
from tests.claims.sources.test_connectors import response, spec

CLAIM = "The port of Lenham handled 4.2 million containers in 2023."
OTHER = "The port lies on the river and has three large basins for ships of every kind."
REVIEW = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "ClaimReview"}</script>'


def rated(body: str, head: str = "<title>The port</title>") -> dict[str, bool]:
    page = f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"
    reading = read_prose(response(page.encode(), "text/html"), spec("page"), "A")
    return {passage.text: passage.rating is not None for passage in reading.passages}


@pytest.mark.parametrize(
    "head",
    [
        f"<title>The port</title>{REVIEW}",
        REVIEW.replace('"ClaimReview"', '["Article", "ClaimReview"]'),
        "<title>Fact check: how many containers?</title>",
        "<title>Faktencheck: Der Hafen von Lenham</title>",
    ],
)
def test_nothing_on_a_page_that_checks_others_decides(head: str) -> None:
    assert rated(f"<p>{CLAIM}</p><p>{OTHER}</p>", head) == {CLAIM: True, OTHER: True}


def test_nothing_under_the_markup_of_a_check_decides() -> None:
    body = f'<div itemscope itemtype="https://schema.org/ClaimReview"><p>{CLAIM}</p><p>{OTHER}</p></div>'
    assert rated(body) == {CLAIM: True, OTHER: True}


@pytest.mark.parametrize("denial", ["This is false.", "That is simply not true.", "Das stimmt nicht.", "Falsch!"])
@pytest.mark.parametrize("between", [" ", "</p><p>"])
def test_a_sentence_that_the_next_one_denies_is_rated(denial: str, between: str) -> None:
    found = rated(f"<p>{OTHER}</p><p>{CLAIM}{between}{denial}</p>")
    assert (found[OTHER], found[CLAIM]) == (False, True)


@pytest.mark.parametrize("label", ["Claim", "Behauptung:", "Myth 2", "Mythos", "True or false?"])
def test_what_stands_under_a_label_is_rated(label: str) -> None:
    found = rated(f"<p>{label}</p><p>{CLAIM} It grew.</p><p>{OTHER}</p>")
    assert (found[CLAIM], found["It grew."], found[OTHER]) == (True, True, False)


@pytest.mark.parametrize(
    "after",
    ["It was a record.", "The mayor said that it would be wrong to speak of a record before the end of the year."],
)
def test_on_any_other_page_nothing_is_rated(after: str) -> None:
    assert rated(f"<p>{OTHER}</p><p>{CLAIM} {after}</p>") == {OTHER: False, CLAIM: False, after: False}
