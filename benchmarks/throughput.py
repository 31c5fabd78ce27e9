"""Errors of the speed model on measured points, beside two baselines.

Baselines: the plain roofline with nothing fitted, and the straight line between two measured points. Groups are whole
accelerators and whole models. The estimator is told model, accelerator, devices, number format and load, not the
engine.

The constants were fitted to three models on H100 (`fit.py`). H200, and other models on H100, were looked at while the
formulas were made; B200, B300 and GB200 once, when they were done. Dense models are as they were found then. Mixtures
of experts were 21 % off in the median of all unseen accelerators, 24 % on B200; then layouts that no node can hold were
left out, and the terms of `Constants.routing_ms` got their form: for experts, B200 and B300 are no longer unseen.

    git clone https://github.com/ai-dynamo/aiconfigurator && git -C aiconfigurator checkout 095f58a51
    python benchmarks/throughput.py --aiconfigurator aiconfigurator [--accelerator H200]… [--json]
"""

import argparse
import dataclasses
import json
from collections.abc import Sequence
from typing import Any

from speed import checkout
from speed.ours import ours
from speed.point import Point
from speed.ranking import at_one_load, under_objective
from speed.report import ESTIMATORS, Row, by_group, kind, seen, spread, two_points, unseen
from speed.series import between
from speed.silicon import read_points

HEADER = f"{'':52} {'':14}    n     time per token       tokens/s             first token"
COLUMNS = f"{'group':52} {'estimator':14}       median  p90  bias   median  p90  bias   median  p90  bias"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    checkout.add_option(parser)
    parser.add_argument("--accelerator", action="append", default=[], help="only these")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.aiconfigurator is None:
        print(checkout.HOW)
        return
    points = [p for p in read_points(options.aiconfigurator) if _asked(p, options.accelerator)]
    found = results(points)
    print(json.dumps(found, indent=1, default=_rounded) if options.json else text(found))


def _rounded(row: Any) -> dict[str, Any]:
    return dataclasses.asdict(
        row, dict_factory=lambda pairs: {k: round(v, 1) if type(v) is float else v for k, v in pairs}
    )


def _asked(point: Point, names: Sequence[str]) -> bool:
    return not names or point.device.name in names


def results(points: Sequence[Point]) -> dict[str, Any]:
    """Return every table."""
    sound = [p for p in points if not p.flaws]
    fitted = set(seen(points))
    rest = [p for p in sound if p not in fitted]
    return {
        "fitted to": by_group(fitted, kind),
        "unseen accelerators": by_group(unseen(sound), kind),
        "by accelerator": by_group(rest, lambda p: f"{p.device.name} {kind(p)}"),
        "by model": by_group(unseen(sound), lambda p: f"{p.device.name} {p.model.name}"),
        "by engine": by_group(unseen(sound), lambda p: f"{kind(p)} {p.engine.split()[0]}"),
        "unseen accelerators, flawed runs too": by_group(unseen(points), kind),
        "flawed runs": by_group([p for p in points if p.flaws], lambda p: f"{kind(p)} {', '.join(sorted(p.flaws))}"),
        "between two measured points": two_points(sound),
        "cheapest shape at one load": {name: at_one_load(sound, e) for name, e in ESTIMATORS.items()},
        "cheapest shape and load under an objective": {
            name: under_objective(sound, e) for name, e in ESTIMATORS.items()
        },
        "measured over estimated, 10/50/90 %": _spreads(sound, rest),
    }


def _spreads(sound: Sequence[Point], rest: Sequence[Point]) -> dict[str, dict[str, list[float]]]:
    found = {}
    inner = list(between(sound))
    for name in ("dense", "experts"):
        for generation in sorted({p.device.accelerator.compute_capability.split(".")[0] for p in rest}):
            members = [p for p in rest if kind(p) == name and _generation(p) == generation]
            if members:
                found[f"roofline {name} {generation}"] = spread((p, ours(p)) for p in members)
        found[f"calibrated {name}"] = spread((b.point, b.calibrated) for b in inner if kind(b.point) == name)
    return found


def _generation(point: Point) -> str:
    return point.device.accelerator.compute_capability.split(".")[0]


def text(found: dict[str, Any]) -> str:
    """Return the tables as text; errors in percent."""
    lines = [HEADER, COLUMNS]
    for title, table in found.items():
        lines.append(f"\n{title}")
        if isinstance(table, dict):
            lines += [f"  {name:50} {value}" for name, value in table.items()]
        else:
            lines += [_line(row) for row in table]
    return "\n".join(lines)


def _line(row: Row) -> str:
    cells = "  ".join(f"{e.median:6.1f} {e.p90:5.0f} {e.bias:+5.0f}" for e in (row.tpot, row.tokens_per_s, row.ttft))
    return f"{row.group:52} {row.estimator:14} {row.tpot.points:4} {cells}"


if __name__ == "__main__":
    main()
