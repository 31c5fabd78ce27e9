"""Problems that other placement optimizers published: what they answer, what ours does, with its proven gap.

Mélange, SkyPilot, and llm-d's workload variant autoscaler (WVA). Mélange's and SkyPilot's optimizers run beside ours
where a Python has them; WVA's answers are those that its project recorded.

    python benchmarks/peers.py [--melange-cases FILE.json] [--peer-python PYTHON] [--melange CHECKOUT]
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from peers import autoscaler, mix, mix_file, pipeline
from peers.beside.start import answer
from peers.dag import Dag
from peers.result import HEADER, Result

from landing_zone.catalog.catalog import Catalog
from landing_zone.catalog.load import load_catalog
from landing_zone.errors import InputError


def main() -> None:
    """Print one line per problem."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--melange-cases", type=Path, help="further problems: `name`, `input`, `expected` each")
    parser.add_argument("--peer-python", default=sys.executable, help="a Python that has SkyPilot and PuLP")
    parser.add_argument("--melange", type=Path, help="a checkout of tyler-griggs/melange-release")
    options = parser.parse_args()
    try:
        print(HEADER)
        for result in results(options, load_catalog()):
            print(result.line())
    except InputError as error:
        sys.exit(f"error: {error}")


def results(options: argparse.Namespace, catalog: Catalog) -> Iterator[Result]:
    """Yield the lines of the table."""
    further = mix_file.read(options.melange_cases) if options.melange_cases else []
    yield from _mixes([mix.SAMPLE, *further], options)
    yield from _pipelines(options.peer_python, catalog)
    yield from map(autoscaler.result, ("small", "large"))


def _mixes(mixes: list[mix.Mix], options: argparse.Namespace) -> Iterator[Result]:
    found = None
    if options.melange:
        given = [mix_file.as_given(one) for one in mixes]
        found = answer(options.peer_python, "run_melange", given, options.melange)
    _tell("Mélange", found)
    if found is None:
        yield from map(mix.result, mixes)
        return
    for one, theirs in zip(mixes, found, strict=True):
        yield mix.result(replace(one, peer_usd_per_hour=theirs["usd_per_hour"]), theirs["seconds"])


def _pipelines(python: str, catalog: Catalog) -> Iterator[Result]:
    found = beside(python, pipeline.example("aws/us-east-1"))
    _tell("SkyPilot", found)
    yield pipeline.as_counted(found and found["usd"], found and found["seconds"])
    for region in ("us-west-2", "us-west-1"):
        yield _billed(python, f"example, bucket in {region}", pipeline.example(f"aws/{region}"), catalog)
    yield _billed(python, "infer over 600 GB in us-west-1", pipeline.over_bucket("aws/us-west-1"), catalog)
    yield pipeline.reviewed()


def _billed(python: str, name: str, dag: Dag, catalog: Catalog) -> Result:
    found = beside(python, dag)
    return pipeline.as_billed(name, dag, catalog, found and tuple(found["plan"]), found and found["seconds"])


def beside(python: str, dag: Dag) -> Any | None:
    """Return SkyPilot's plan of a chain, its cost and the time it took; None if it is not installed."""
    sent = {flow.origin: flow.gb for flow in dag.flows}
    tasks = [
        {"gb": sent.get(n, 0.0), "candidates": [{"place": c.place, "usd": c.usd} for c in candidates]}
        for n, candidates in enumerate(dag.tasks)
    ]
    return answer(python, "run_skypilot", {"tasks": tasks})


def _tell(peer: str, found: Any | None) -> None:
    print(f"{peer}: {'runs beside ours' if found else 'not installed; published answers alone'}", file=sys.stderr)


if __name__ == "__main__":
    main()
