"""What two languages say in different forms, and who does it to whom there."""

import pytest

from claims.evidence.matches import match_parts
from claims.evidence.roles import swapped_roles
from claims.parts.reading import read_statement
from claims.parts.statement import PartKind
from claims.policy import Policy


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Das Klinikum Olmen wurde 1902 gebaut.", "Olmen Hospital was built in 1902."),
        ("Norland unterzeichnete den Gasvertrag.", "Norland signed the gas contract."),
        ("Das Landgericht Olmen verurteilte Tom Wick.", "The Olmen Regional Court convicted Tom Wick."),
        ("Die neue Straßenbahnlinie ist lang.", "The new tram line is long."),
    ],
)
def test_a_compound_is_a_phrase_in_the_other_language(german: str, english: str) -> None:
    one, other = read_statement(german, "de"), read_statement(english, "en")
    for claim, passage in ((one, other), (other, one)):
        assert all(match.is_covered for match in match_parts(claim, passage, (), Policy()))


@pytest.mark.parametrize(
    ("claim", "passage", "swapped"),
    [
        ("Mara Quist sued the publisher Talmann.", "Mara Quist ist vom Verlag Talmann verklagt worden.", True),
        ("Mara Quist sued the publisher Talmann.", "Der Verlag Talmann ist von Mara Quist verklagt worden.", False),
        ("A truck driver attacked a taxi driver.", "Ein Taxifahrer hat einen Lkw-Fahrer angegriffen.", True),
        ("A truck driver attacked a taxi driver.", "Einen Taxifahrer hat ein Lkw-Fahrer angegriffen.", False),
    ],
)
def test_articles_and_voice_tell_who_does_it(claim: str, passage: str, *, swapped: bool) -> None:
    said, told = read_statement(claim, "en"), read_statement(passage, "de")
    found = match_parts(said, told, (), Policy())
    assert (swapped_roles(said, told, found) is not None) is swapped


def test_a_month_is_no_verb_that_leaves_it_open() -> None:
    said = read_statement("Tom Wick won the race on 9 May 2032.", "en")
    assert not any(segment.hedged for segment in said.segments)


def test_a_capital_behind_a_first_name_is_a_last_name() -> None:
    names = read_statement("Das sagte Trainerin Ria Moser nach dem Spiel.", "de").of(PartKind.NAME)
    assert [name.text for name in names] == ["Ria Moser"]
