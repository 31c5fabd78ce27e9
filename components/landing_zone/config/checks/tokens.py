"""Tokens and adapters that fit the task and the context."""

from collections.abc import Iterator

from landing_zone.config.document import Document, Inputs
from landing_zone.config.workload import Task, Workload
from landing_zone.errors import Fault

_GENERATES_TEXT = (Task.CHAT, Task.VISION_CHAT)


def tokens(inputs: Inputs) -> Iterator[Fault]:
    """Yield workloads whose traffic does not fit their task or context."""
    for workload in inputs.workloads:
        yield from _of_workload(workload)


def _of_workload(document: Document[Workload]) -> Iterator[Fault]:
    workload, source = document.value, document.source
    traffic, chats = workload.traffic, workload.task in _GENERATES_TEXT
    mean = traffic.input_tokens + traffic.output_tokens
    if 0 < workload.context_tokens < mean:
        problem = f"is {workload.context_tokens}, below the mean of {mean} tokens in and out"
        yield source.fault(("context_tokens",), problem, "raise it, or leave it out")
    for field in ("input_tokens", "output_tokens"):
        if chats and getattr(traffic, field) == 0:
            problem = f"must be above 0 for the task `{workload.task}`"
            yield source.fault(("traffic", field), problem, "write the mean per request")
    if workload.adapters and not chats:
        problem = f"are not served for the task `{workload.task}`"
        yield source.fault(("adapters",), problem, "remove them, or serve a chat model")
