"""The signs by which a statement shows that it cannot be checked."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from claims.extraction.statements import Statement
from claims.language.tables import Language
from claims.language.tagging import Tag
from claims.language.words import Word, words
from claims.parts.segments import is_finite, is_verb
from claims.parts.statement import PartKind
from claims.parts.statement import Statement as Parts

_NOT_SAID = frozenset({Tag.OTHER, Tag.NAME, Tag.CONJUNCTION, Tag.PARTICLE})
_QUOTED_QUESTION = re.compile(r"\?[\"“”«»]")
_NEAR = 2
"""Most words between a pronoun and its verb, or a relative word and its verb."""


class Signs:
    """The signs of a statement, each with its name."""

    def __init__(self, statement: Statement, parts: Parts, table: Language) -> None:
        """The statement with its parts and the table of its language."""
        self._statement = statement
        self._parts = parts
        self._table = table
        self._signs = table.checkability
        self._words = words(statement.content, table.code)
        self._low = [word.text.casefold() for word in self._words]

    @cached_property
    def has_figure(self) -> bool:
        """Whether it has a figure."""
        return bool(self._parts.of(PartKind.FIGURE))

    @cached_property
    def names_time(self) -> bool:
        """Whether it names a time."""
        return bool(self._parts.of(PartKind.TIME))

    @cached_property
    def holds_quotation(self) -> bool:
        """Whether some of its words are quoted."""
        return any(sign in self._statement.content for sign in "„“»")

    @property
    def leaves_open(self) -> bool:
        """Whether it only says that something is asked: "It is unclear whether ..."."""
        asked = [word for word in self._words if word.lemma in self._signs.asking]
        if (asked or self._statement.reported) and self._opens_a_question:
            return True
        if not asked:
            return False
        opening = [clause[0] for clause in self._clauses]
        opening += [after for word, after in pairwise(self._words) if word in asked]
        open_ended = (word for word in opening if word.text.casefold() in self._signs.questions)
        quoted = _QUOTED_QUESTION.search(self._statement.content) is not None
        return quoted or any(word.start > asked[0].start for word in open_ended)

    @property
    def _opens_a_question(self) -> bool:
        """Whether it begins with a word for what is open: "Ob es dazu kommt, ist unklar"."""
        return bool(self._words) and self._words[0].text.casefold() in self._table.clauses.open_questions

    @property
    def is_personal(self) -> bool:
        """Whether somebody tells of their own life, or in their own words of what they felt."""
        if self._statement.reported and not self._statement.direct:
            return False
        if any(self._is_felt(clause) for clause in self._main_clauses):
            return True
        own = any(_has_phrase(clause, self._signs.personal) for clause in self._main_clauses)
        return own and not self._statement.reported and not self.has_figure and not self._is_named

    @property
    def is_wish(self) -> bool:
        """Whether "we" wish it; what is measured by a wish was one before: "longer than we expected"."""
        wishing = list(takewhile(lambda word: not self._compares(word), self._words))
        wished = any(self._is_wished(word) for word in wishing)
        return wished and self._is_about_us and not self.has_figure

    @property
    def is_call(self) -> bool:
        """Whether it calls upon somebody to do something."""
        if not self._in_own_words or not self._words:
            return False
        polite = len(self._words) > 1 and is_finite(self._words[0]) and self._words[1].capital
        if polite and self._low[1] in self._signs.polite:
            return self._low[0].endswith(self._signs.polite_ends)
        opening = " ".join(self._low)
        if any(opening.startswith(f"{call} ") for call in self._signs.calls):
            return True
        others = any(is_finite(word) for word in self._clauses[0][1:]) if self._clauses else False
        return self._low[0] in self._signs.commands and not others

    @property
    def is_duty(self) -> bool:
        """Whether somebody should do something, by the voice of the text or of "us"."""
        must = any(self._is_duty(clause) for clause in self._main_clauses)
        of_everybody = self._is_about_us or bool(set(self._low) & set(self._table.pronouns.vague))
        free = not self._statement.reported and not self._is_named
        return must and (of_everybody or free) and not self.has_figure

    @property
    def is_judgement(self) -> bool:
        """Whether it says what somebody thinks of it, in their own words."""
        if not self._in_own_words or self.has_figure or self.holds_quotation:
            return False
        if any(self._is_thought(clause) for clause in self._main_clauses):
            return True
        said = any(self._is_judged(clause) for clause in self._main_clauses)
        return said or (self._is_strong and not self.names_time)

    @property
    def is_guess(self) -> bool:
        """Whether the text only guesses: "Perhaps she knew"."""
        return self._in_own_words and not self.has_figure and any(low in self._signs.guesses for low in self._low[:1])

    @property
    def is_prediction(self) -> bool:
        """Of an own voice always, but for a plan that is named with its date or figure; quoted only without a name."""
        if not (_has_any(self._words, self._signs.outlook) or any(map(self._is_future, self._main_clauses))):
            return False
        if self._statement.reported:
            return self._statement.direct and not self._is_named and not self.has_figure
        return not (self._is_named and (self.has_figure or self.names_time))

    # --- clauses ------------------------------------------------------------------------------------------------

    @cached_property
    def _clauses(self) -> tuple[tuple[Word, ...], ...]:
        spans = [segment.span for segment in self._parts.segments]
        inside = (tuple(word for word in self._words if span.start <= word.start < span.end) for span in spans)
        return tuple(clause for clause in inside if clause)

    @cached_property
    def _main_clauses(self) -> tuple[tuple[Word, ...], ...]:
        """The first clause, and those that no word makes depend on another."""
        clauses = self._table.clauses
        tying = {*clauses.subordinating, *clauses.relative, *self._table.speech.that}
        rest = (clause for clause in self._clauses[1:] if clause[0].text.casefold() not in tying)
        return (*self._clauses[:1], *rest)

    def _depends(self, clause: Sequence[Word], index: int) -> bool:
        """Whether a relative word stands near before: "the rules that we should keep"."""
        clauses = self._table.clauses
        before = (word.text.casefold() for word in clause[max(0, index - _NEAR) : index])
        return not clauses.punctuated and bool(
            {*clauses.relative, *clauses.subordinating, *self._signs.questions} & set(before)
        )

    # --- single signs -------------------------------------------------------------------------------------------

    def _is_felt(self, clause: Sequence[Word]) -> bool:
        first = any(word.text.casefold() in self._table.pronouns.first[:1] for word in clause)
        return first and any(_is_listed(word, self._signs.feelings) for word in clause)

    def _is_wished(self, word: Word) -> bool:
        low = word.text.casefold()
        return low in self._signs.wish if not is_verb(word) else bool({word.lemma, low} & set(self._signs.wish))

    def _is_duty(self, clause: Sequence[Word]) -> bool:
        if _has_phrase(clause, self._signs.duty):
            return True
        found = (n for n, word in enumerate(clause) if word.text.casefold() in self._signs.duty)
        return any(not self._depends(clause, n) for n in found)

    def _is_thought(self, clause: Sequence[Word]) -> bool:
        """Whether a first person stands beside a verb of thinking."""
        first = [n for n, word in enumerate(clause) if word.text.casefold() in self._table.pronouns.first]
        verbs = [n for n, word in enumerate(clause) if is_verb(word) and word.lemma in self._signs.judging]
        return any(abs(n - m) <= _NEAR for n in first for m in verbs)

    def _is_judged(self, clause: Sequence[Word]) -> bool:
        """Whether a clause only says of its subject what somebody thinks of it."""
        verbs = [word for word in clause if is_verb(word) and not word.capital]
        verbs = [word for word in verbs if not _is_listed(word, self._signs.opinion)]
        if not any(is_finite(word) for word in verbs) or any(w.lemma not in self._signs.copulas for w in verbs):
            return False
        start = verbs[0].start if self._table.names.cased else 0
        told = bool(self._table.forms.tagger.model)  # without a model adjectives have no kind of their own
        said = (word for word in clause if word.start >= start and not (told and word.tag in _NOT_SAID))
        return any(_is_listed(word, self._signs.opinion) for word in said)

    @property
    def _is_strong(self) -> bool:
        return _has_any(self._words, self._signs.strong)

    def _is_future(self, clause: Sequence[Word]) -> bool:
        """Whether a clause speaks of what is to come; "wird gebaut" is none: it has no infinitive."""
        found = (
            n for n, word in enumerate(clause) if is_finite(word) and word.text.casefold() in self._signs.prediction
        )
        if self._signs.future_ends and any(is_finite(w) and w.text.endswith(self._signs.future_ends) for w in clause):
            return True
        free = any(not self._depends(clause, n) for n in found)
        return free and (not self._table.clauses.future or any(_is_infinitive(word, self._table) for word in clause))

    def _compares(self, word: Word) -> bool:
        return word.start > 0 and word.text.casefold() in self._table.comparisons.than

    @property
    def _in_own_words(self) -> bool:
        return self._statement.direct or not self._statement.reported

    @property
    def _is_about_us(self) -> bool:
        return bool(set(self._low) & set(self._table.pronouns.first))

    @property
    def _is_named(self) -> bool:
        return bool(self._parts.of(PartKind.NAME))


def _has_any(found: Sequence[Word], listed: Sequence[str]) -> bool:
    return any(_is_listed(word, listed) for word in found) or _has_phrase(found, listed)


def _is_listed(word: Word, listed: Sequence[str]) -> bool:
    return word.lemma in listed or word.text.casefold() in listed


def _has_phrase(found: Sequence[Word], listed: Sequence[str]) -> bool:
    text = f" {' '.join(_low(found))} "
    return any(f" {phrase} " in text for phrase in listed if " " in phrase)


def _low(found: Sequence[Word]) -> Iterator[str]:
    return (word.text.casefold() for word in found)


def _is_infinitive(word: Word, table: Language) -> bool:
    """Whether a word is an infinitive, be it that the tagger took it for a plural."""
    plural = is_finite(word) and word.text.endswith("n") and word.lemma == word.text
    return word.tag is Tag.INFINITIVE or (plural and word.lemma not in table.clauses.future)
