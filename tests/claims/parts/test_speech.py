"""Who says what inside a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.language.tables import languages
from claims.language.words import words
from claims.parts.mood import is_reported_form
from claims.parts.segments import is_finite, segments
from claims.parts.speech import Speech, speeches


def the_speech(text: str, language: str) -> Speech:
    (speech,) = speeches(text, languages()[language])
    return speech


@pytest.mark.parametrize(
    ("text", "language", "speaker", "said"),
    [
        ("„Die Kosten steigen“, sagte Ministerin Anna Berg.", "de", "Ministerin Anna Berg", ["Die Kosten steigen"]),
        ("Berg erklärte: „Das Werk schließt.“", "de", "Berg", ["Das Werk schließt"]),
        ("“Costs are rising,” said Mayor Jane Hill.", "en", "Mayor Jane Hill", ["Costs are rising"]),
        ("Hill said: “The plant will close.”", "en", "Hill", ["The plant will close"]),
    ],
)
def test_direct_speech_stands_beside_its_verb(text: str, language: str, speaker: str, said: list[str]) -> None:
    assert _told(text, language) == (speaker, said)


@pytest.mark.parametrize(
    ("text", "language", "speaker", "said"),
    [
        ("Berg sagte, die Kosten stiegen.", "de", "Berg", ["die Kosten stiegen"]),
        ("Berg sagte am Dienstag in Bonn, die Zahl sinke.", "de", "Berg", ["die Zahl sinke"]),
        ("Berg teilte mit, dass die Zahl sank.", "de", "Berg", ["dass die Zahl sank"]),
        ("Die Zahl sinkt, wie Berg mitteilte.", "de", "Berg", ["Die Zahl sinkt"]),
        ("Hill said the costs were rising.", "en", "Hill", ["the costs were rising"]),
        ("Hill announced that the number fell.", "en", "Hill", ["that the number fell"]),
        ("The number fell, as Hill said.", "en", "Hill", ["The number fell"]),
        ("Hill, who led the office, announced that the number fell.", "en", "Hill", ["that the number fell"]),
        ("Die Ministerin, die das Amt leitet, sagte, die Zahl sinke.", "de", "Die Ministerin", ["die Zahl sinke"]),
        ("Anna Berg, Leiterin des Amtes, sagte, die Zahl sinke.", "de", "Anna Berg", ["die Zahl sinke"]),
        ("Dr. Anna Berg sagte, die Zahl sinke.", "de", "Dr. Anna Berg", ["die Zahl sinke"]),
        ("Die 14 Länder erklärten, die Zahl sinke.", "de", "Die 14 Länder", ["die Zahl sinke"]),
        ("Health officials said the number fell.", "en", "Health officials", ["the number fell"]),
        ("The number fell, police said.", "en", "police", ["The number fell"]),
        ("Hill said on Monday the number fell.", "en", "Hill", ["the number fell"]),
        ("A spokeswoman added that police were called.", "en", "A spokeswoman", ["that police were called"]),
        ("The number fell, according to industry data.", "en", "industry data", ["The number fell"]),
        ("Anna Berg, Leiterin des Amtes, das prüft, sagte, die Zahl sinke.", "de", "Anna Berg", ["die Zahl sinke"]),
        ("Jane Hill, head of the office, said the number fell.", "en", "Jane Hill", ["the number fell"]),
    ],
)
def test_reported_speech_is_what_the_speaker_says_and_nothing_else(
    text: str, language: str, speaker: str, said: list[str]
) -> None:
    assert _told(text, language) == (speaker, said)


@pytest.mark.parametrize(
    ("text", "language", "speaker", "said"),
    [
        ("Die Zahl sank, so das Amt.", "de", "das Amt", ["Die Zahl sank"]),
        ("Die Zahl sank, so das Amt, im Mai.", "de", "das Amt", ["Die Zahl sank", "im Mai"]),
        ("Laut dem Umweltamt stieg der Pegel um zwei Meter.", "de", "Umweltamt", ["stieg der Pegel um zwei Meter"]),
        ("Laut der Anklage verschwand das Geld.", "de", "der Anklage", ["verschwand das Geld"]),
        ("Nach Angaben der Polizei wurde ein Kind verletzt.", "de", "der Polizei", ["wurde ein Kind verletzt"]),
        ("Nach Ansicht von Weber ist das Gesetz wirkungslos.", "de", "Weber", ["ist das Gesetz wirkungslos"]),
        ("Dem Bericht zufolge sank der Umsatz.", "de", "Bericht", ["sank der Umsatz"]),
        ("Angaben der Polizei zufolge sank der Umsatz.", "de", "der Polizei", ["sank der Umsatz"]),
        ("Weber zufolge sank der Umsatz.", "de", "Weber", ["sank der Umsatz"]),
        ("Der Umsatz sank dem Bericht zufolge.", "de", "Bericht", ["Der Umsatz sank dem Bericht zufolge"]),
        ("According to the police, three people were hurt.", "en", "the police", ["three people were hurt"]),
        ("Three people were hurt, according to the police.", "en", "the police", ["Three people were hurt"]),
    ],
)
def test_a_noun_can_say_who_speaks(text: str, language: str, speaker: str, said: list[str]) -> None:
    assert _told(text, language) == (speaker, said)


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Der Trainer sprach von Glück und lobte die Abwehr.", "de", "Der Trainer"),
        ("Trainer Berg kam nach Bonn und lobte die Abwehr.", "de", "Trainer Berg"),
        ("The coach spoke of luck and praised the defence.", "en", "The coach"),
        ("Hill came and praised the defence.", "en", "Hill"),
    ],
)
def test_who_is_praised_does_not_speak(text: str, language: str, speaker: str) -> None:
    assert _told(text, language)[0] == speaker


@pytest.mark.parametrize(
    ("text", "language"),
    [("Die Kosten steigen, sagte sie.", "de"), ("Costs are rising, she said.", "en")],
)
def test_a_speaker_may_be_a_pronoun(text: str, language: str) -> None:
    assert the_speech(text, language).pronoun


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("Berg bestritt, dass sie das Geld nahm.", "de", True),
        ("Berg bestätigte, dass sie das Geld nahm.", "de", False),
        ("Hill denied that she took the money.", "en", True),
        ("Hill confirmed that she took the money.", "en", False),
    ],
)
def test_who_denies_is_told_from_who_says_so(text: str, language: str, *, denied: bool) -> None:
    assert the_speech(text, language).denied is denied


@pytest.mark.parametrize(
    ("text", "language"),
    [("Es wurde berichtet, dass die Bank schließt.", "de"), ("It was reported that the bank closes.", "en")],
)
def test_a_passive_leaves_open_who_speaks(text: str, language: str) -> None:
    assert the_speech(text, language).speaker is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Werk schließt im Mai.", "de"),
        ("So oft war die Brücke noch nie gesperrt.", "de"),
        ("The plant will close in May.", "en"),
        ("The report was long.", "en"),
    ],
)
def test_a_sentence_in_which_nobody_speaks_has_no_speech(text: str, language: str) -> None:
    assert speeches(text, languages()[language]) == ()


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("Anna Berg, die Leiterin des Amtes, warnte die Stadt, das Geld reiche nicht.", "de", "Anna Berg"),
        ("Ausdrücklich sagte Weber, die Zahl sinke.", "de", "Weber"),
        ("Einer der Zeugen sagte, die Zahl sinke.", "de", "Einer der Zeugen"),
        ("Gegenüber den Hallsteiner Nachrichten erklärte sie, die Zahl sinke.", "de", "sie"),
        ("Als Antwort auf den Brief sagte ein Sprecher, die Zahl sinke.", "de", "ein Sprecher"),
        ("Die geplante Änderung kritisierte der Minister, sie sei teuer.", "de", "der Minister"),
        ("Der Bote zitierte Mara Quist, die Zahl sinke.", "de", "Mara Quist"),
        ("Mara Quist wird zitiert, die Zahl sinke.", "de", "Mara Quist"),
        ("In dem Bericht heißt es, die Zahl sinke.", "de", "Bericht"),
        ("Borland hatte eine neue Lage dargelegt, wonach die Zahl sinkt.", "de", "Borland"),
        ("Das Werk sank nach Angaben der Polizei um zwei Meter.", "de", "der Polizei"),
    ],
)
def test_an_object_or_a_circumstance_is_no_speaker(text: str, language: str, speaker: str) -> None:
    assert _told(text, language)[0] == speaker


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Berg teilte mit, dass die Zahl sank.", "teilte mit"),
        ("Laut Weber sank die Zahl.", "Laut"),
        ("Berg sagte, die Zahl sinke.", "sagte"),
    ],
)
def test_the_words_that_report_come_with_the_parted_end_of_their_verb(text: str, cue: str) -> None:
    assert the_speech(text, "de").cue == cue


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Die Zahl sinke.", True),
        ("Die Lage sei gut.", True),
        ("Der Plan gehe auf.", True),
        ("Die Zahl sinkt.", False),
        ("Die Zahl sank.", False),
        ("Die Zahl fehlte.", False),
        ("Die Zahl hätte fehlen können.", False),
        ("Es lebe die Stadt.", False),
        ("Man nehme zwei Eier.", False),
        ("Man habe nichts gewusst.", True),
        ("Ich sage nichts.", False),
        ("Es sei denn, die Zahl sinkt.", False),
    ],
)
def test_a_form_of_reported_speech_is_told_from_wish_command_and_past(text: str, *, reported: bool) -> None:
    table = languages()["de"]
    verb = next(word for word in words(text, "de") if is_finite(word) or word.text.casefold() in ("sei", "lebe"))
    assert is_reported_form(verb, text, table) is reported


def test_the_names_of_a_speaker_come_without_the_office() -> None:
    text = "“Costs are rising,” said Mayor Jane Hill of Norbury."
    speech = the_speech(text, "en")
    assert speech.speaker is not None
    assert "Jane Hill" in speech.speaker.of(text)


TEXTS = st.text(max_size=80) | st.lists(
    st.sampled_from(["Berg", "sagte", "laut", "so", ",", "„", "“", ":", "dass", "und", "die", "Zahl", "sank", "er"]),
    max_size=14,
).map(" ".join)


@given(TEXTS, st.sampled_from(["de", "en", "fr"]))
def test_speech_lies_inside_its_sentence_whatever_the_text(text: str, language: str) -> None:
    for speech in speeches(text, languages()[language]):
        for span in (speech.verb, *speech.content, *((speech.speaker,) if speech.speaker is not None else ())):
            assert 0 <= span.start < span.end <= len(text)


def _told(text: str, language: str) -> tuple[str, list[str]]:
    speech = the_speech(text, language)
    return speech.speaker.of(text) if speech.speaker is not None else "", [s.of(text).strip() for s in speech.content]


def test_the_stop_of_an_abbreviation_ends_no_clause() -> None:
    table = languages()["de"]
    text = "Sie will die Steuern um 1,2 Mrd. Euro senken"
    assert [span.of(text) for span in segments(text, table)] == [text]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("Emil Hart told reporters the bridge was safe.", "Emil Hart", "the bridge was safe"),
        ("Ida Kovac said the plans were ready.", "Ida Kovac", "the plans were ready"),
        ("Lenham's mayor, Ida Kovac, said that the bridge was safe.", "Ida Kovac", "that the bridge was safe"),
        ("Borland's minister said the talks went well.", "Borland's minister", "the talks went well"),
    ],
)
def test_who_is_told_and_whose_office_it_is_are_not_the_speaker(text: str, speaker: str, said: str) -> None:
    speech = the_speech(text, "en")
    assert speech.speaker is not None
    assert speech.speaker.of(text) == speaker
    assert [span.of(text).strip() for span in speech.content] == [said]
