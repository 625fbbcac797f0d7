"""Sources are asked step by step, all at once, within limits; and what was left out is told."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from claims.asking import Conversation, Heard, ask_all
from claims.errors import DocumentNotThere, DocumentPaywalled, DocumentUnreadable, ServiceRefused
from claims.models import NoAnswer, Passage, Query, Reading, Request, Response, Snapshot, Span, Unanswered
from claims.policy import Asking
from claims.sources import Source, SourceSpec, connect
from tests.claims.making import FETCHED, origin

Answer = Sequence[str] | NoAnswer | DocumentUnreadable
"""The addresses that an answer leads to, or why there is none."""


class FakeLibrary:
    """Answers by a table; every answer's text is its address."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = answers
        self.asked: list[str] = []
        self.kept: list[str] = []

    async def ask(self, request: Request) -> Response | Unanswered:
        self.asked.append(request.url)
        await asyncio.sleep(0)
        answer = self._answers.get(request.url, NoAnswer.NOT_FOUND)
        if isinstance(answer, NoAnswer):
            return Unanswered(source=request.source, reason=answer, detail="It wants money.")
        snapshot = Snapshot(
            sha256="0" * 64,
            url=request.url,
            final_url=request.url,
            status=200,
            media_type="text/plain",
            fetched_at=FETCHED,
        )
        return Response(request=request, snapshot=snapshot, body=b"")

    async def hear(self, source: str, conversation: Conversation) -> Heard:
        del source
        return await conversation()

    async def read(self, spec: SourceSpec, response: Response) -> Reading:
        answer = self._answers[response.request.url]
        if isinstance(answer, DocumentUnreadable):
            raise answer
        assert not isinstance(answer, NoAnswer)
        leads = tuple(Request(source=spec.id, url=url) for url in answer)
        return Reading(text=response.request.url, leads=leads)

    async def keep(self, response: Response, text: str) -> None:
        assert response.request.url == text
        self.kept.append(text)


def sources(*names: str) -> list[Source]:
    facts = {"kind": "page", "publisher": "Hallstein", "tier": 1}
    specs = [SourceSpec.model_validate({**facts, "id": name, "url": f"http://{name}.example/"}) for name in names]
    return [connect(spec) for spec in specs]


def heard(library: FakeLibrary, *names: str, limits: Asking | None = None) -> Heard:
    asked = sources(*names)
    return asyncio.run(ask_all(asked, [Query(source=name) for name in names], library, limits or Asking()))


def texts(found: Heard) -> list[str]:
    return [reading.text for reading in found.readings]


def test_what_an_answer_leads_to_is_asked_too_and_no_address_twice() -> None:
    library = FakeLibrary(
        {
            "http://a.example/": ["http://b/", "http://c/", "http://b/"],
            "http://b/": ["http://a.example/"],
            "http://c/": [],
        }
    )
    assert texts(heard(library, "a")) == ["http://a.example/", "http://b/", "http://c/"]
    assert sorted(library.asked) == sorted(library.kept) == ["http://a.example/", "http://b/", "http://c/"]


def test_a_way_without_an_end_is_left_after_some_steps_and_this_is_told() -> None:
    library = FakeLibrary(
        {f"http://{n}/": [f"http://{n + 1}/"] for n in range(99)} | {"http://a.example/": ["http://1/"]}
    )
    found = heard(library, "a", limits=Asking(steps=3))
    assert library.asked == ["http://a.example/", "http://1/", "http://2/"]
    assert found.left_out == ("a",)


def test_a_list_without_an_end_is_cut_and_this_is_told() -> None:
    library = FakeLibrary({"http://a.example/": [f"http://{n}/" for n in range(100_000)]})
    found = heard(library, "a", limits=Asking(answers_per_source=5))
    assert len(library.asked) == 5
    assert len(found.unanswered) == 4
    assert found.left_out == ("a",)


def test_more_questions_than_allowed_are_cut_and_this_is_told() -> None:
    library = FakeLibrary({"http://a.example/": []})
    queries = [Query(source="a", names=(str(number),)) for number in range(9)]
    found = asyncio.run(ask_all(sources("a"), queries, library, Asking(queries_per_source=8)))
    assert found.left_out == ("a",)


def test_where_all_was_asked_nothing_is_left_out() -> None:
    assert heard(FakeLibrary({"http://a.example/": ["http://b/"], "http://b/": []}), "a").left_out == ()


def test_answers_stand_in_the_order_of_the_sources_whoever_was_first() -> None:
    library = FakeLibrary({"http://a.example/": ["http://b/"], "http://b/": [], "http://c.example/": []})
    assert texts(heard(library, "a", "c")) == ["http://a.example/", "http://b/", "http://c.example/"]


def test_a_lead_that_does_not_answer_is_unanswered_and_the_others_are_read() -> None:
    library = FakeLibrary(
        {"http://a.example/": ["http://b/", "http://c/"], "http://b/": NoAnswer.PAYWALLED, "http://c/": []}
    )
    found = heard(library, "a")
    assert texts(found) == ["http://a.example/", "http://c/"]
    assert [(item.reason, item.detail) for item in found.unanswered] == [
        (NoAnswer.PAYWALLED, "http://b/: It wants money.")
    ]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (DocumentUnreadable("it is empty."), NoAnswer.UNREADABLE),
        (DocumentPaywalled("it wants money."), NoAnswer.PAYWALLED),
        (DocumentNotThere("it says so."), NoAnswer.NOT_FOUND),
        (ServiceRefused("its limit is reached."), NoAnswer.NOT_FETCHED),
    ],
)
def test_what_a_reader_says_of_an_answer_becomes_the_state_of_its_source(
    error: DocumentUnreadable, reason: NoAnswer
) -> None:
    library = FakeLibrary({"http://a.example/": error})
    [unanswered] = heard(library, "a").unanswered
    assert (unanswered.reason, unanswered.detail) == (reason, f"It cannot be read: {error}")
    assert not library.kept


def test_a_host_that_looks_like_another_is_told_by_its_ascii_form() -> None:
    library = FakeLibrary({"http://a.example/": ["http://h\u0430llstein.example/"]})  # a Cyrillic letter
    [unanswered] = heard(library, "a").unanswered
    assert unanswered.detail == "http://xn--hllstein-16g.example/: It wants money."


def test_a_page_without_an_end_is_cut_and_this_is_told() -> None:
    class Endless(FakeLibrary):
        async def read(self, spec: SourceSpec, response: Response) -> Reading:
            assert spec.id == response.request.source
            passage = Passage(origin=origin(), span=Span(start=0, end=4), text="Word")
            return Reading(text=response.request.url, passages=(passage,) * 20)

    found = heard(Endless({"http://a.example/": []}), "a", limits=Asking(passages_per_source=7))
    assert [len(reading.passages) for reading in found.readings] == [7]
    assert found.left_out == ("a",)
