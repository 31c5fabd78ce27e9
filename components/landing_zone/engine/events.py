"""The engine's raw events, as this project reads them.

The typed events of the Automation API drop the policy events, so the JSON of the event stream is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

QUIET = frozenset({"same", "read", "refresh", "read-discard", "discard"})
"""Steps that change nothing."""
_SIGNATURE = "4dabf18193072939515e22adb298388d"
"""Key that marks the engine's envelopes (its SDK: `resource.SigKey`)."""
_KINDS: dict[str, str] = {
    "create": "create",
    "update": "update",
    "import": "create",
    "replace": "replace",
    "create-replacement": "replace",
    "delete-replaced": "replace",
    "delete": "delete",
}


@dataclass(frozen=True)
class Started:
    """A step begins."""

    urn: str
    step: str
    """`create`, `update`, `replace`, `delete`, …"""
    diffs: tuple[str, ...] = ()
    """Top-level properties that differ."""


@dataclass(frozen=True)
class Finished:
    """A step is done."""

    urn: str
    step: str


@dataclass(frozen=True)
class Failed:
    """A step failed; the reason follows as a diagnostic on the same URN."""

    urn: str
    step: str


@dataclass(frozen=True)
class Diagnostic:
    """A message of the engine, the program or a provider."""

    severity: str
    """`info`, `info#err`, `warning` or `error`."""
    message: str
    urn: str = ""


@dataclass(frozen=True)
class Violation:
    """A finding of the policy pack."""

    policy: str
    message: str
    level: str
    """`mandatory` or `advisory`."""
    urn: str = ""


@dataclass(frozen=True)
class Outputs:
    """Outputs of the stack; secrets are masked by the engine."""

    values: Mapping[str, Any]


@dataclass(frozen=True)
class Summary:
    """What the operation did."""

    changes: Mapping[str, int]
    seconds: float


Event = Started | Finished | Failed | Diagnostic | Violation | Outputs | Summary


def parse(raw: Mapping[str, Any]) -> list[Event]:
    """Return what ``raw`` says; events of no interest give nothing."""
    for key, reader in _READERS.items():
        if key in raw:
            return reader(raw[key])
    return []


def resource_name(urn: str) -> str:
    """Return the resource's own name from its URN."""
    return urn.rpartition("::")[2]


def resource_kind(urn: str) -> str:
    """Return the last part of the resource's type from its URN (`Namespace`)."""
    return urn.split("::")[2].rpartition("$")[2].rpartition(":")[2] if urn.count("::") >= 3 else ""


def _step(metadata: Mapping[str, Any]) -> str:
    step: str = metadata["op"]
    return _KINDS.get(step, step)


def _started(event: Mapping[str, Any]) -> list[Event]:
    metadata = event["metadata"]
    if metadata["op"] in QUIET:
        return []
    return [Started(metadata["urn"], _step(metadata), tuple(metadata.get("diffs") or ()))]


def _finished(event: Mapping[str, Any]) -> list[Event]:
    metadata = event["metadata"]
    events: list[Event] = [] if metadata["op"] in QUIET else [Finished(metadata["urn"], _step(metadata))]
    if metadata["type"] == "pulumi:pulumi:Stack" and (new := metadata.get("new")):
        events.append(Outputs({key: _masked(value) for key, value in (new.get("outputs") or {}).items()}))
    return events


def _masked(value: Any) -> Any:
    """Show a secret, which the engine sends as an envelope without its value, as one word."""
    return "[secret]" if isinstance(value, Mapping) and _SIGNATURE in value else value


def _failed(event: Mapping[str, Any]) -> list[Event]:
    return [Failed(event["metadata"]["urn"], _step(event["metadata"]))]


def _diagnostic(event: Mapping[str, Any]) -> list[Event]:
    if event["severity"] == "debug" or event.get("ephemeral"):
        return []
    return [Diagnostic(event["severity"], plain(event["message"]).strip(), event.get("urn", ""))]


def _violation(event: Mapping[str, Any]) -> list[Event]:
    message = " ".join(plain(event["message"]).split())
    return [Violation(event["policyName"], message, event["enforcementLevel"], event.get("resourceUrn", ""))]


def _summary(event: Mapping[str, Any]) -> list[Event]:
    return [Summary(event.get("resourceChanges") or {}, float(event.get("durationSeconds") or 0))]


def plain(text: str) -> str:
    """Drop the engine's colour marks (`<{%reset%}>`)."""
    parts = text.split("<{%")
    return parts[0] + "".join(part.partition("%}>")[2] for part in parts[1:])


_READERS = {
    "resourcePreEvent": _started,
    "resOutputsEvent": _finished,
    "resOpFailedEvent": _failed,
    "diagnosticEvent": _diagnostic,
    "policyEvent": _violation,
    "summaryEvent": _summary,
}
