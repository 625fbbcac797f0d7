"""JSON of services: decoded, and held against what a connector needs of it."""

import json
import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from claims.documents.reading import decoded
from claims.errors import DocumentUnreadable
from claims.models import Response

_MOST_DIGITS = 40
_MOST_SHOWN = 80
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|(?P<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|(?P<none>[^\"\\/bfnrtu])|.)"
)
"""An escape in JSON: half a character, as services leave it that cut texts, or one that JSON does not have."""

Model = TypeVar("Model", bound=BaseModel)


class Answer(BaseModel):
    """What a connector needs of a service's JSON; whatever else that holds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _as_written(value: object) -> object:
    """A JSON number in its digits; a string, and whatever is no figure, as it is."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    number = Decimal(value)
    if abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError("a figure has too many digits")
    return f"{number:f}"


Figure = Annotated[str, BeforeValidator(_as_written)]
"""A figure with the digits that the service wrote, whether it wrote a number or a string: "2.10" stays "2.10",
and "1.2E+3" becomes "1200"."""


def read_json(response: Response, model: type[Model]) -> Model:
    """An answer in JSON as a model, an :class:`Answer` or a ``RootModel`` where the JSON is a list.

    What does not touch the meaning is forgiven: control characters in strings, escapes that JSON does not have, half
    characters where a text was cut. No figure goes through binary floating point: a field of type :data:`Figure` gets
    the digits as they were written, one of type ``Decimal`` or ``int`` the number. ``NaN``, which JSON does not know
    and some services write, is None.

    Raises:
        DocumentUnreadable: It is no JSON, or lacks something that the model needs.
    """
    text = decoded(response.body, response.snapshot.media_type)
    if text.lstrip("\ufeff \t\n").startswith("<"):
        raise DocumentUnreadable("it is a web page or XML, not JSON.")
    try:
        return model.model_validate(_parsed(text))
    except ValidationError as error:
        raise DocumentUnreadable(f"it is not what this service should answer: {_first_of(error)}.") from error


def _parsed(text: str) -> object:
    try:
        parsed: object = json.loads(
            _ESCAPE.sub(_mended, text), strict=False, parse_float=Decimal, parse_constant=_nothing
        )
    except RecursionError as error:
        raise DocumentUnreadable("it is JSON that is nested too deeply.") from error
    except (ValueError, InvalidOperation) as error:
        raise DocumentUnreadable("it is not JSON that can be read to its end.") from error
    return parsed


def _mended(escape: re.Match[str]) -> str:
    if escape["half"] is not None:
        return r"\ufffd"
    return escape["none"] or escape[0]


def _nothing(_: str) -> None:
    return None


def _first_of(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])[:_MOST_SHOWN]
    return f"{place or 'the whole'!r}: {first['msg'].rstrip('.')}"
