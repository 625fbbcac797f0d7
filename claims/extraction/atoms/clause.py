"""A clause in its parts: what it tells of, its verb, and what it tells."""

from dataclasses import dataclass, replace

from claims.extraction.atoms.tokens import NOMINAL, Kind, Token, Tokens
from claims.language.tables import Language

_GROUP = frozenset({Kind.PARTICIPLE, Kind.INFINITIVE})


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause; its words in order are ``subject``, ``verb``, ``rest`` and ``moved``."""

    subject: Tokens
    verb: Tokens
    """To the last verb that stands with the finite one, adverbs included: "also has worked"."""
    rest: Tokens
    moved: Tokens = ()
    """A phrase that stood in front, or the verbs that end a German clause."""
    kind_only: bool = False
    """Whether it only says of what kind something is that the statement calls so: "The Lamp" is a film."""
    inverted: bool = False
    """Whether it does not begin with its subject; then ``subject`` is what it begins with."""

    @property
    def words(self) -> Tokens:
        """All of it in the order of its wording."""
        return (*self.subject, *self.verb, *self.rest, *self.moved)

    @property
    def finite(self) -> Token:
        """The verb that agrees with the subject."""
        return next((token for token in self.verb if token.kind is Kind.FINITE), self.verb[0])

    def telling(self, rest: Tokens, verb: Tokens | None = None) -> "Clause":
        """The clause with another rest, and another verb where one is given."""
        return replace(self, rest=trimmed(rest), verb=self.verb if verb is None else verb)


def only_is(clause: Clause, table: Language) -> bool:
    """Whether a clause says what its subject is: it has no other verb than a form of "to be"."""
    verbs = [token for token in clause.verb if token.kind in {Kind.FINITE, *_GROUP}]
    return len(verbs) == 1 and verbs[0].lemma in table.atoms.copula


def clause_of(found: Tokens, table: Language) -> Clause | None:
    """The clause that tokens make; None without a subject in front of a finite verb."""
    at = _finite(found)
    if at < 0 and not table.clauses.punctuated:
        at = _past(found, table)
        found = (*found[:at], replace(found[at], kind=Kind.FINITE), *found[at + 1 :]) if at > 0 else found
    if at < 1 or found[0].kind in {Kind.RELATIVE, Kind.AND}:
        return None
    if table.clauses.punctuated:
        return _bracketed(found, at, table)
    end, begin = _end_of_verb(found, at, table), at
    if end < len(found) and found[end].kind is Kind.COMMA:
        return None
    while begin > 1 and is_adverb(found[begin - 1], table):
        begin -= 1
    return Clause(found[:begin], found[begin:end], _end_trimmed(found[end:]))


def _bracketed(found: Tokens, at: int, table: Language) -> Clause | None:
    """A German clause: what stands between its finite verb and the verbs at its end is the rest."""
    while at + 2 < len(found) and found[at + 1].kind is Kind.COMMA and found[at + 2].kind is Kind.FINITE:
        at += 2
    end = len(found)
    while end > at + 1 and (found[end - 1].kind in _GROUP or found[end - 1].low in table.clauses.particles):
        end -= 1
    if any(t.kind is Kind.FINITE and found[n + 1].kind is not Kind.COMMA for n, t in enumerate(found[:at])):
        return None
    return Clause(
        found[:at], found[at : at + 1], found[at + 1 : end], found[end:], inverted=_is_inverted(found[:at], table)
    )


def _is_inverted(front: Tokens, table: Language) -> bool:
    first = front[0]
    plain = first.kind in {Kind.DETERMINER, Kind.SUBJECT, Kind.ADJECTIVE, Kind.NUMBER, *NOMINAL}
    if len(front) == 1 and first.kind is Kind.ADJECTIVE:
        return True
    return not plain or first.low in table.clauses.object_articles


def trimmed(found: Tokens) -> Tokens:
    """Tokens without commas, conjunctions and signs at their edges; a closing bracket stays with its opening one."""
    start = 0
    while start < len(found) and found[start].kind in {Kind.COMMA, Kind.AND}:
        start += 1
    return _end_trimmed(found[start:])


def _end_trimmed(found: Tokens) -> Tokens:
    end = len(found)
    while end and (found[end - 1].kind in {Kind.COMMA, Kind.AND} or found[end - 1].text in {";", "–", "—"}):
        end -= 1
    return found[:end]


def _finite(found: Tokens) -> int:
    """Where the verb of the clause stands: the first finite one outside of a relative clause; else -1."""
    inside = False
    for at, token in enumerate(found):
        if token.kind is Kind.COMMA:
            inside = False
        elif token.kind is Kind.RELATIVE and at:
            inside = True
        elif token.kind is Kind.FINITE and not inside:
            return at
    return -1


def _past(found: Tokens, table: Language) -> int:
    """Where a past stands that was taken for a participle, right behind a name; else -1."""
    for at in range(1, len(found)):
        named = found[at - 1].kind in {Kind.SUBJECT, *NOMINAL}
        if named and found[at].kind in {Kind.PARTICIPLE, Kind.ADJECTIVE} and is_past_form(found[at], table):
            return at
    return -1


def is_past_form(token: Token, table: Language) -> bool:
    """Whether a word has the form of a past."""
    return token.low in table.atoms.past.values() or token.low.endswith(table.atoms.past_ending or "\n")


def _end_of_verb(found: Tokens, at: int, table: Language) -> int:
    """Behind the participle or infinitive that belongs to an auxiliary, adverbs between them included."""
    helping = (
        found[at].lemma in {*table.clauses.auxiliaries, *table.clauses.modals} or found[at].low in table.clauses.modals
    )
    end = at + 1
    if not helping:
        return end
    here = end
    while here < len(found) and (found[here].kind in _GROUP or is_adverb(found[here], table)):
        here += 1
        if found[here - 1].kind in _GROUP:
            end = here
    return end


def is_adverb(token: Token, table: Language) -> bool:
    """Whether a token may stand between the verbs of a clause."""
    return (
        token.low in table.atoms.adverbs
        or token.low in table.negation.clause
        or (token.kind is Kind.OTHER and token.low.endswith(table.atoms.adverb_endings))
    )
