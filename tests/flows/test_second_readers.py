"""The command with an assistant: it is asked, what it answered is kept, and a replay asks nobody."""

import json
from pathlib import Path

import pytest
from pydantic_ai import models

from claims.adapters.entailment import OnnxEntailment
from claims.opinions import Recorded
from flows.wiring import assistant_of, entailment_of
from flows.world import Order
from tests.claims.adapters.endpoint import endpoint
from tests.flows.command import claims

_ANSWER = json.dumps({"citations": [{"passage": 1, "stance": "refutes", "quote": "containers"}], "fragments": []})
_KEY = "a key that nobody may see"
_ORDER = Order("an article", Path("sources.toml"))


@pytest.fixture(autouse=True)
def _asking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "ALLOW_MODEL_REQUESTS", True)
    monkeypatch.setenv("CLAIMS_ASSISTANT", "lantern")
    monkeypatch.setenv("CLAIMS_ASSISTANT_KEY", _KEY)


def test_an_assistant_is_asked_once_and_a_replay_asks_nobody(
    article: Path, sources: Path, tmp_path: Path, claims_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    with endpoint(200, _ANSWER, seen) as url:
        monkeypatch.setenv("CLAIMS_ASSISTANT_URL", url)
        outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "one")
        assert outcome.exit_code == 0, outcome.output
        asked = len(seen)
        assert claims("check", article, "--sources", sources, "--out", tmp_path / "two").exit_code == 0
        assert len(seen) == asked > 0
    monkeypatch.delenv("CLAIMS_ASSISTANT")
    report = tmp_path / "one" / "report.json"
    outcome = claims("check", article, "--sources", sources, "--out", tmp_path / "three", "--replay", report)
    assert outcome.exit_code == 0, outcome.output
    assert (tmp_path / "three" / "report.json").read_bytes() == report.read_bytes()
    opinions = [claim["verdict"]["opinions"] for claim in json.loads(report.read_bytes())["claims"] if claim["verdict"]]
    assert [[(one["by"], one["stance"]) for one in each] for each in opinions] == [
        [("lantern at " + url.split("/")[2] + "@1", "refutes")]
    ]
    kept = [
        path.read_bytes() for folder in (tmp_path / "one", claims_home) for path in folder.rglob("*") if path.is_file()
    ]
    assert not any(_KEY.encode() in content for content in kept)


def test_offline_an_assistant_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_ASSISTANT_URL", "http://127.0.0.1:9/v1")
    offline = assistant_of(Order("an article", Path("sources.toml"), offline=True))
    assert isinstance(offline, Recorded)
    assert offline.name == "lantern at 127.0.0.1:9@1"


def test_without_an_address_nobody_is_asked() -> None:
    assert assistant_of(_ORDER) is None


def test_an_entailment_model_is_the_folder_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert entailment_of(_ORDER) is None
    monkeypatch.setenv("CLAIMS_ENTAILMENT", str(tmp_path))
    assert isinstance(entailment_of(_ORDER), OnnxEntailment)
