"""The base forms that are shipped: what the dictionary says of every word of the glossary.

They are made anew by::

    python -m claims.language.base_forms
"""

from pathlib import Path

from claims.language.bases import cased_lemma
from claims.language.lexicon import phrases_of
from claims.language.tables import deciding
from claims.language.words import spelled


def base_forms(language: str) -> dict[str, str]:
    """Every word of the glossary in a language with its base form in lower case."""
    words = {word for phrase in phrases_of(language) for word in spelled(phrase, language)}
    return {word: cased_lemma(word, language).casefold() for word in sorted(words)}


def main() -> None:
    """Write the files beside the tables."""
    for language in deciding():
        lines = (f"{word}\t{base}\n" for word, base in base_forms(language).items())
        Path(__file__).with_name(f"{language}.bases.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
