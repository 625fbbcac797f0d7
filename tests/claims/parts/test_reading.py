"""What the parts of a sentence say of it: clauses, negations, moods, company."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.parts.clauses import Mood
from claims.parts.reading import read_statement
from claims.parts.statement import Part, PartKind


def the_verb(text: str, language: str, base: str) -> Part:
    (verb,) = [part for part in read_statement(text, language).parts if part.verb == base]
    return verb


# --- clauses ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "clauses"),
    [
        ("Die Bank schloss.", "de", ["Die Bank schloss"]),
        ("Die Bank schloss, weil der Umsatz sank.", "de", ["Die Bank schloss", "weil der Umsatz sank"]),
        ("Die Bank schloss und die Post öffnete.", "de", ["Die Bank schloss", "und die Post öffnete"]),
        ("Die Bank und die Post schlossen.", "de", ["Die Bank und die Post schlossen"]),
        ("Der Umsatz sank um 3,5 Prozent auf 1.200,5 Euro.", "de", ["Der Umsatz sank um 3,5 Prozent auf 1.200,5 Euro"]),
        ("The bank closed while the shop opened.", "en", ["The bank closed", "while the shop opened"]),
        ("The bank closed and the shop opened.", "en", ["The bank closed", "and the shop opened"]),
        ("The bank and the shop closed.", "en", ["The bank and the shop closed"]),
        ("Sales fell to 1,200.5 euros.", "en", ["Sales fell to 1,200.5 euros"]),
    ],
)
def test_a_clause_ends_at_a_mark_or_where_another_verb_has_its_own(
    text: str, language: str, clauses: list[str]
) -> None:
    assert [segment.span.of(text) for segment in read_statement(text, language).segments] == clauses


# --- negation ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("Die Bank schloss die Filiale.", "de", [False]),
        ("Die Bank schloss die Filiale nicht.", "de", [True]),
        ("Die Bank schloss keine Filiale.", "de", [True]),
        ("Nicht nur die Bank schloss.", "de", [False]),
        ("Niemand widersprach nicht.", "de", [False]),
        ("Die Bank schloss, aber die Post öffnete nicht.", "de", [False, True]),
        ("The bank closed the branch.", "en", [False]),
        ("The bank did not close the branch.", "en", [True]),
        ("The bank didn't close the branch.", "en", [True]),
        ("The bank closed no branch.", "en", [True]),
        ("Not only the bank closed.", "en", [False]),
        ("The bank closed, but the shop did not open.", "en", [False, True]),
    ],
)
def test_a_negation_turns_its_own_clause_round_and_no_other(text: str, language: str, denied: list[bool]) -> None:
    assert [segment.denied for segment in read_statement(text, language).segments] == denied


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [("Alle Länder ohne Wien stimmten zu.", "de", "Wien"), ("All states without Vienna agreed.", "en", "Vienna")],
)
def test_without_leaves_out_the_name_behind_it_alone(text: str, language: str, name: str) -> None:
    statement = read_statement(text, language)
    assert [part.text for part in statement.parts if part.company == "without"] == [name]
    assert [segment.denied for segment in statement.segments] == [False]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Es gab mehr Geburten als Sterbefälle.", "de"), ("There were more births than deaths.", "en")],
)
def test_a_comparison_is_a_part_on_which_the_truth_hangs(text: str, language: str) -> None:
    assert [part.concepts for part in read_statement(text, language).parts if part.decisive] == [{"more-than"}]


# --- moods ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Die Bank wird die Filiale schließen.", Mood.FUTURE),
        ("Die Bank kann die Filiale schließen.", Mood.POSSIBLE),
        ("Die Bank muss die Filiale schließen.", Mood.DUTY),
        ("Die Bank darf die Filiale schließen.", Mood.PERMITTED),
        ("Die Bank will die Filiale schließen.", Mood.INTENDED),
        ("Die Bank soll die Filiale schließen.", Mood.PLANNED),
        ("Die Bank soll die Filiale geschlossen haben.", Mood.HEARSAY),
        ("Die Bank würde die Filiale schließen.", Mood.CONDITIONAL),
    ],
)
def test_a_german_modal_leaves_open_whether_it_is_so(text: str, mood: Mood) -> None:
    (verb,) = [part for part in read_statement(text, "de").parts if part.verb]
    assert verb.dependence.moods == (mood,)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The bank will close the branch.", Mood.FUTURE),
        ("The bank may close the branch.", Mood.POSSIBLE),
        ("The bank must close the branch.", Mood.DUTY),
        ("The bank would close the branch.", Mood.CONDITIONAL),
        ("The bank is to close the branch.", Mood.PLANNED),
    ],
)
def test_an_english_modal_leaves_open_whether_it_is_so(text: str, mood: Mood) -> None:
    assert the_verb(text, "en", "close").dependence.moods == (mood,)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Wenn der Umsatz sinkt, schließt die Bank.", "de"), ("If sales fall, the bank closes.", "en")],
)
def test_the_clause_of_a_condition_is_only_supposed(text: str, language: str) -> None:
    verb = next(part for part in read_statement(text, language).parts if part.verb)
    assert Mood.CONDITIONAL in verb.dependence.moods


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Bank schloss die Filiale.", "de"),
        ("Die Bank hat die Filiale geschlossen.", "de"),
        ("Die Filiale wurde geschlossen.", "de"),
        ("Die Bank konnte die Filiale schließen.", "de"),
        ("The bank closed the branch.", "en"),
        ("The bank has closed the branch.", "en"),
        ("The branch was closed.", "en"),
    ],
)
def test_what_was_done_hangs_on_nothing(text: str, language: str) -> None:
    (verb,) = [part for part in read_statement(text, language).parts if part.verb]
    assert (verb.dependence.moods, verb.dependence.holds) == ((), ())


@pytest.mark.parametrize(
    ("text", "language", "base", "holder"),
    [
        ("Die Firma plant, Öfen zu bauen.", "de", "bauen", "planen"),
        ("Berg sagt, dass die Firma Öfen baut.", "de", "bauen", "sagen"),
        ("The company plans to build ovens.", "en", "build", "plan"),
        ("Hill said that the bank closed.", "en", "close", "say"),
        ("Hill said the bank closed.", "en", "close", "say"),
    ],
)
def test_a_verb_hangs_on_the_verb_above_it(text: str, language: str, base: str, holder: str) -> None:
    assert [hold.base for hold in the_verb(text, language, base).dependence.holds] == [holder]


@pytest.mark.parametrize(
    ("text", "language", "hedged"),
    [
        ("Die Bank hat vermutlich geschlossen.", "de", True),
        ("Die Bank hat geschlossen.", "de", False),
        ("The bank has probably closed.", "en", True),
        ("The bank has closed.", "en", False),
    ],
)
def test_a_hedge_leaves_its_clause_open(text: str, language: str, *, hedged: bool) -> None:
    assert [segment.hedged for segment in read_statement(text, language).segments] == [hedged]


# --- parts ------------------------------------------------------------------------------------------------------


def test_a_sentence_has_its_names_figures_times_and_words() -> None:
    text = "Am 3. Mai 2023 kaufte Österreich 40 Busse."
    parts = [(part.kind, part.span.of(text)) for part in read_statement(text, "de", date(2024, 1, 1)).parts]
    assert parts == [
        (PartKind.TIME, "3. Mai 2023"),
        (PartKind.WORD, "kaufte"),
        (PartKind.NAME, "Österreich"),
        (PartKind.FIGURE, "40"),
        (PartKind.WORD, "Busse"),
    ]


def test_a_time_that_has_passed_is_counted_back_from_the_day_of_the_text() -> None:
    (time,) = read_statement("Das Werk brannte vor zwei Tagen.", "de", date(2024, 5, 20)).of(PartKind.TIME)
    assert time.counted_from == date(2024, 5, 20)
    assert time.when is not None
    assert time.when.first <= date(2024, 5, 18) <= time.when.last


@given(st.text(max_size=100), st.sampled_from(["de", "en", "fr"]))
def test_parts_lie_inside_their_sentence_and_its_segments_whatever_the_text(text: str, language: str) -> None:
    statement = read_statement(text, language, date(2024, 5, 20))
    assert all(0 <= part.span.start < part.span.end <= len(text) for part in statement.parts)
    assert all(part.segment < max(1, len(statement.segments)) for part in statement.parts)
