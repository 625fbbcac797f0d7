"""What can be checked and what cannot, with the reason."""

from itertools import takewhile

from claims.extraction.statements import Statement
from claims.language.tables import Language
from claims.language.words import Word, words
from claims.models import NotCheckable
from claims.parts.segments import is_finite
from claims.parts.statement import PartKind
from claims.parts.statement import Statement as Parts

_FEW_WORDS = 2


def not_checkable(statement: Statement, sentence: str, parts: Parts, table: Language) -> NotCheckable | None:
    """Why a statement cannot be checked, or None where it can."""
    signs = _Signs(statement, sentence, parts, table)
    if signs.is_question:
        return NotCheckable.QUESTION
    if signs.is_personal:
        return NotCheckable.PERSONAL_EXPERIENCE
    if signs.is_wish:
        return NotCheckable.WISH
    if signs.is_duty or signs.is_judgement:
        return NotCheckable.OPINION
    if signs.is_prediction:
        return NotCheckable.PREDICTION
    return NotCheckable.AMBIGUOUS if signs.is_ambiguous else None


class _Signs:
    """The signs of a statement, each with its name."""

    def __init__(self, statement: Statement, sentence: str, parts: Parts, table: Language) -> None:
        self._statement = statement
        self._sentence = sentence
        self._parts = parts
        self._table = table
        self._words = words(statement.content, table.code)
        self._low = [word.text.casefold() for word in self._words]
        self._lemmas = {word.lemma for word in self._words}

    @property
    def is_question(self) -> bool:
        return self._sentence.rstrip("\"'“”«»‘’) ").endswith("?")

    @property
    def is_personal(self) -> bool:
        return self._has_phrase(self._table.checkability.personal) and not self._statement.reported

    @property
    def is_wish(self) -> bool:
        wishing = takewhile(lambda word: not self._compares(word), self._words)
        wished = any({word.lemma, word.text.casefold()} & set(self._table.checkability.wish) for word in wishing)
        return wished and self._is_about_us and not self._has_figure

    @property
    def is_duty(self) -> bool:
        must = bool(set(self._low) & set(self._table.checkability.duty))
        of_everybody = self._is_about_us or bool(set(self._low) & set(self._table.pronouns.vague))
        return must and (of_everybody or not self._statement.reported) and not self._has_figure

    @property
    def is_judgement(self) -> bool:
        found = set(self._low) if self._table.names.cased else self._lemmas
        judged = self._has_phrase(self._table.checkability.opinion) or found & set(self._table.checkability.opinion)
        in_own_words = self._statement.direct or not self._statement.reported
        return (
            bool(judged)
            and in_own_words
            and not self._has_figure
            and not self._holds_quotation
            and not self._names_time
        )

    @property
    def is_prediction(self) -> bool:
        """Of an own voice always, but for a plan that is named with its date or figure; quoted only without a name."""
        if not set(self._low) & set(self._table.checkability.prediction) and not self._has_future:
            return False
        named = bool(self._parts.of(PartKind.NAME))
        if self._statement.reported:
            return self._statement.direct and not named and not self._has_figure
        return not (named and (self._has_figure or self._names_time))

    @property
    def is_ambiguous(self) -> bool:
        """It only points at things: no name, figure or time, and hardly a word of its own."""
        content = self._parts.of(PartKind.WORD)
        points = bool(set(self._low) & {*self._table.pronouns.neuter, *self._table.pronouns.person})
        held = self._parts.of(PartKind.NAME) or self._has_figure or self._names_time or self._holds_quotation
        points = points and not self._has_phrase(self._table.pronouns.expletive)
        return points and not held and len(content) <= _FEW_WORDS

    def _compares(self, word: Word) -> bool:
        """Whether a word leads in what something is measured by: "longer than we expected"."""
        return word.start > 0 and word.text.casefold() in self._table.comparisons.than

    @property
    def _has_future(self) -> bool:
        ends = self._table.checkability.future_ends
        return bool(ends) and any(is_finite(word) and word.text.endswith(ends) for word in self._words)

    @property
    def _is_about_us(self) -> bool:
        return bool(set(self._low) & set(self._table.pronouns.first))

    @property
    def _has_figure(self) -> bool:
        return bool(self._parts.of(PartKind.FIGURE))

    @property
    def _names_time(self) -> bool:
        return bool(self._parts.of(PartKind.TIME))

    @property
    def _holds_quotation(self) -> bool:
        return any(sign in self._statement.content for sign in "„“»«")

    def _has_phrase(self, phrases: tuple[str, ...]) -> bool:
        text = f" {' '.join(self._low)} "
        return any(f" {phrase} " in text for phrase in phrases if " " in phrase)
