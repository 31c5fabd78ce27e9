"""The plan file: written whole, read strictly, and refused when its inputs changed."""

import json
import os
import tempfile
from pathlib import Path

from pydantic import ValidationError

from landing_zone.catalog.catalog import Catalog
from landing_zone.config.document import Inputs
from landing_zone.config.environment import PlanMode
from landing_zone.errors import Fault, InputError
from landing_zone.placement.check import verify
from landing_zone.placement.digest import inputs_digest
from landing_zone.placement.plan import Plan
from landing_zone.placement.solve import make_plan

__all__ = ["current_plan", "inputs_digest", "plan_text", "read_plan", "write_plan"]


def plan_text(plan: Plan) -> str:
    """Return the plan as it is filed: sorted keys, two spaces, one newline at the end."""
    content = plan.model_dump(mode="json")
    return json.dumps(content, sort_keys=True, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def write_plan(path: Path, plan: Plan) -> None:
    """Write the plan in one step: a reader sees the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(plan_text(plan))
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def read_plan(path: Path) -> Plan:
    """Return the plan of a file.

    Raises:
        InputError: it is not there, not JSON, or not a plan.
    """
    fix = f"run `lz plan {path.stem}`"
    try:
        return Plan.model_validate_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(Fault(path, 0, "", "there is no plan", fix)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(Fault(path, 0, "", f"the plan can't be read ({error})", fix)) from None
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(Fault(path, 0, field, f"not a plan: {first['msg']}", fix)) from None


def current_plan(inputs: Inputs, catalog: Catalog, path: Path) -> Plan:
    """Return the plan in force: the file's, or with `plan: auto` one computed now.

    Raises:
        InputError: the file is missing, is not a plan, or was made from other inputs.
        PlanInvalid: the file was edited and breaks a rule.
    """
    if inputs.environment.value.plan is PlanMode.AUTO:
        return make_plan(inputs, catalog)
    plan = read_plan(path)
    if plan.inputs_digest != inputs_digest(inputs, catalog):
        problem = f"plan is stale: run `lz plan {inputs.name}`"
        raise InputError(Fault(path, 0, "", problem, "its environment, workloads or catalog changed since"))
    verify(plan, inputs, catalog)
    return plan
