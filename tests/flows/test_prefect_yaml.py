"""What ``prefect.yaml`` promises: Prefect ignores what it does not know. And nothing is reported to anybody outside."""

import importlib
import inspect
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from flows.serving import POOL
from flows.wiring import PREFECT_DEFAULTS
from tests.conftest import ROOT

PLAN: Mapping[str, Any] = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
DEPLOYMENTS: list[Mapping[str, Any]] = PLAN["deployments"]
KNOWN = {
    *("name", "version", "tags", "description", "schedule", "schedules", "entrypoint", "parameters", "work_pool"),
    *("concurrency_limit", "triggers", "build", "push", "pull", "enforce_parameter_schema", "paused", "sla"),
}
pytestmark = pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda deployment: deployment["name"])


def _parameters(deployment: Mapping[str, Any]) -> set[str]:
    path, _, name = deployment["entrypoint"].partition(":")
    module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    return set(inspect.signature(getattr(module, name).fn).parameters)


def test_it_has_no_key_that_prefect_would_ignore(deployment: Mapping[str, Any]) -> None:
    assert set(PLAN) <= {"name", "prefect-version", "definitions", "build", "push", "pull", "deployments"}
    assert set(deployment) <= KNOWN


def test_neither_have_its_schedules_and_triggers(deployment: Mapping[str, Any]) -> None:
    from prefect.client.schemas.actions import DeploymentScheduleCreate
    from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
    from prefect.events import DeploymentEventTrigger

    of_schedules = {*DeploymentScheduleCreate.model_fields, *CronSchedule.model_fields, *IntervalSchedule.model_fields}
    assert {key for schedule in deployment.get("schedules", ()) for key in schedule} <= of_schedules
    assert {key for trigger in deployment.get("triggers", ()) for key in trigger} <= {
        "type",
        *DeploymentEventTrigger.model_fields,
    }


def test_its_flow_can_be_imported_and_has_the_parameters_that_are_handed_to_it(deployment: Mapping[str, Any]) -> None:
    handed = [deployment, *deployment.get("schedules", ()), *deployment.get("triggers", ())]
    used = {key for part in handed for key in part.get("parameters", {})}
    assert used
    assert used <= _parameters(deployment)


def test_it_runs_in_the_pool_that_is_served(deployment: Mapping[str, Any]) -> None:
    assert deployment["work_pool"]["name"] == POOL


def test_its_runs_are_limited_and_wait_for_their_turn(deployment: Mapping[str, Any]) -> None:
    if deployment["name"] == "check-article":
        assert deployment["concurrency_limit"] == {"limit": 2, "collision_strategy": "ENQUEUE"}


def test_its_schedules_say_whether_they_are_on_and_can_be_found_again(deployment: Mapping[str, Any]) -> None:
    schedules = deployment.get("schedules", ())
    assert all(schedule["active"] is (deployment["name"] != "check-article") for schedule in schedules)
    assert all(schedule["slug"] for schedule in schedules)


def test_a_schedule_checks_an_article_that_is_there(deployment: Mapping[str, Any]) -> None:
    handed = [schedule.get("parameters", {}) for schedule in deployment.get("schedules", ())]
    assert all((ROOT / found["article"]).is_file() for found in handed if "article" in found)


def test_an_event_starts_it_with_what_the_event_brings(deployment: Mapping[str, Any]) -> None:
    from prefect.events import DeploymentEventTrigger

    triggers = [
        DeploymentEventTrigger.model_validate({key: value for key, value in found.items() if key != "type"})
        for found in deployment.get("triggers", ())
    ]
    article = {"article": "{{ event.payload.url }}", "only_if_new": True}
    review = {"check": "{{ event.payload.check }}", "title": "{{ event.payload.title }}"}
    wanted = {
        "check-article": [({"article.published"}, article), ({"article.changed"}, article)],
        "review-verdicts": [({"article.checked"}, review)],
    }
    assert [(trigger.expect, trigger.parameters) for trigger in triggers] == wanted.get(deployment["name"], [])
    assert all(trigger.enabled for trigger in triggers)
    if deployment["name"] == "review-verdicts":
        [trigger] = triggers
        assert trigger.match.matches({"prefect.resource.id": "claims.article.quay", "claims.needs-review": "true"})
        assert not trigger.match.matches({"prefect.resource.id": "claims.article.quay", "claims.needs-review": "false"})


def test_only_so_many_of_its_runs_go_at_once(deployment: Mapping[str, Any]) -> None:
    limits = {"check-article": (2, "ENQUEUE"), "review-verdicts": None}
    limit = deployment.get("concurrency_limit")
    found = (limit["limit"], limit["collision_strategy"]) if limit else None
    assert found == limits.get(deployment["name"], (1, "CANCEL_NEW"))


def test_its_runs_report_nothing_to_anybody_outside(deployment: Mapping[str, Any]) -> None:
    assert deployment["work_pool"]["job_variables"]["env"]["DO_NOT_TRACK"] == "1"
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["prefect"]
    assert settings["server"]["analytics_enabled"] is False
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "export DO_NOT_TRACK := 1" in make
    assert "export PREFECT_SERVER_ANALYTICS_ENABLED := false" in make


def test_neither_does_a_flow_that_is_run_in_another_folder(deployment: Mapping[str, Any], tmp_path: Path) -> None:
    script = (
        "from flows.wiring import settle_prefect; settle_prefect();"
        "from prefect.settings import get_current_settings;"
        "print(get_current_settings().server.analytics_enabled)"
    )
    environment = {name: value for name, value in os.environ.items() if name not in PREFECT_DEFAULTS}
    environment["PREFECT_HOME"] = str(tmp_path)
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False", deployment
