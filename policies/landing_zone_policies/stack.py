"""The stack that the engine asks about, and whether it previews.

An engine that has a language host tells both in a call, of which the SDK keeps the tags alone; one without sets
variables. Here the call sets the variables, which the SDK reads before each judgement.
"""

import os
from collections.abc import Callable
from typing import Any

from pulumi_policy.policy import _PolicyAnalyzerServicer

STACK = "PULUMI_STACK"
PROJECT = "PULUMI_PROJECT"
IS_PREVIEW = "PULUMI_DRY_RUN"


def on_stack(tell: Callable[[str], None]) -> None:
    """Call ``tell`` with the stack's name when the engine has said it, which it does before all questions."""
    keep_tags = _PolicyAnalyzerServicer.ConfigureStack

    def configure(self: Any, request: Any, context: Any) -> Any:
        os.environ.update({PROJECT: request.project, STACK: request.stack, IS_PREVIEW: str(request.dry_run).lower()})
        tell(request.stack)
        return keep_tags(self, request, context)

    setattr(_PolicyAnalyzerServicer, keep_tags.__name__, configure)
    if STACK in os.environ:
        tell(os.environ[STACK])
