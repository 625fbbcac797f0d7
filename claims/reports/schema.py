"""The JSON Schema of report.json, made from what is published.

After a change of :mod:`claims.reports.published` write it anew::

    python -m claims.reports.schema > docs/reference/report.schema.json
"""

import json
import sys

from claims.reports.published import PublishedReport

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def report_schema() -> str:
    """The schema, the same bytes for the same records."""
    schema = PublishedReport.model_json_schema(mode="serialization")
    return json.dumps({"$schema": _DIALECT, **schema}, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(report_schema())
