"""Records of training as TOML, as they are shipped beside the models."""

import json

from claims.models import Record


def as_toml(record: Record) -> str:
    """A record whose fields are days, numbers, texts, and lists and tables of those, one line a field."""
    fields = record.model_dump().items()
    written = record.model_dump(mode="json")
    return "".join(f"{name} = {_value(written[name], is_text=isinstance(value, str))}\n" for name, value in fields)


def _value(value: object, *, is_text: bool) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {json.dumps(one)}" for key, one in value.items()) + " }"
    return str(value) if isinstance(value, str) and not is_text else json.dumps(value, ensure_ascii=False)
