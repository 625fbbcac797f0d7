"""What a page hides from its readers is not read either."""

import pytest

from claims.documents import is_deceptive, read_document
from claims.documents.hidden import without_invisible

SEEN = "The council of Hallstein agreed on Monday to build a bridge over the river, at a cost of four million euros."
UNSEEN = "The port of Lenham handled 4.2 million containers in 2023."


def text_of(markup: str) -> str:
    page = f"<html><body><article><h1>A bridge</h1><p>{SEEN}</p>{markup}<p>{SEEN}</p></article></body></html>"
    return "\n".join(read_document(page.encode(), "text/html; charset=utf-8").paragraphs)


@pytest.mark.parametrize(
    "markup",
    [
        f"<p hidden>{UNSEEN}</p>",
        f"<template><p>{UNSEEN}</p></template>",
        f"<noscript><p>{UNSEEN}</p></noscript>",
        f"<p aria-hidden='true'>{UNSEEN}</p>",
        f"<p><del>{UNSEEN}</del></p>",
        f"<p><s>{UNSEEN}</s></p>",
        *(
            f"<div style='{style}'><p>{UNSEEN}</p></div>"
            for style in (
                *("display:none", "DISPLAY : none;", "display: none !important", "visibility: hidden"),
                *("font-size:0", "font-size: 0px", "opacity:0", "opacity: 0.0;", "color: transparent"),
                *("position:absolute;left:-9999px", "text-indent:-999em", "clip-path: inset(100%)"),
                "height:0;overflow:hidden",
                *("color:#fff;background:#fff", "background-color: white; color: white", "width:0px;overflow:hidden"),
                "text-decoration: line-through",
            )
        ),
    ],
)
def test_what_the_markup_hides_is_not_read(markup: str) -> None:
    text = text_of(markup)
    assert "Lenham" not in text
    assert text.count(SEEN) >= 1


@pytest.mark.parametrize(
    "style",
    [
        *(
            "display:block",
            "font-size:0.9em",
            "font-size: 10px",
            "opacity:0.5",
            "opacity:1",
            "left:-5px",
            *("height:100%", "width:0", "max-width:0"),
        ),
        *("color:#000;background:#fff", "height:0.5em", "max-width:900px", "width:50%", "text-decoration:underline"),
    ],
)
def test_what_is_only_styled_is_read(style: str) -> None:
    assert UNSEEN in text_of(f"<div style='{style}'><p>{UNSEEN}</p></div>")


def test_what_follows_something_hidden_stays() -> None:
    assert UNSEEN in text_of(f"<p><span hidden>not this</span>{UNSEEN}</p>")


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u202c", "\u200d", "\u200c", "\u2067"])
def test_a_sign_that_nobody_sees_does_not_hide_a_word(sign: str) -> None:
    assert without_invisible(f"It did n{sign}ot open.") == "It did not open."
    assert "did not open" in "".join(read_document(f"It did n{sign}ot open.".encode(), "text/plain").paragraphs)
    assert "did not open" in text_of(f"<p>The bridge did n&#{ord(sign)};ot open on Monday.</p>")


def test_a_joiner_stays_where_a_script_needs_it() -> None:
    assert without_invisible("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    "text",
    ["It did nоt open.", "The рort of Lenham.", "Ηallstein is Hallstein", "Zelensкyj", "It had \u202e2.4\u202c units."],
)
def test_a_letter_that_looks_like_another_is_noticed(text: str) -> None:
    assert is_deceptive(text)


@pytest.mark.parametrize(
    "text", ["It did not open.", "Москва und Hallstein", "μ-Rechner, π and Ω", "Öffnung", "5 μm", "3 kΩ"]
)
def test_words_of_one_script_are_no_lookalikes(text: str) -> None:
    assert not is_deceptive(text)
