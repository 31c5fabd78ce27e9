"""Whatever a price list answers, the outcome is prices or one line: every value of an answer is spoiled once."""

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from landing_zone.catalog.sources import aws_price_list, azure, gcp
from landing_zone.errors import SourceError

SPOILS: list[Any] = [None, [], {}, "x", -1, 1e400]


def spoiled(document: Any) -> Iterator[Any]:
    """Yield the document with each of its values replaced by each spoil, one at a time."""
    for path in _paths(document):
        for spoil in SPOILS:
            copied = copy.deepcopy(document)
            holder = copied
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = spoil
            yield copied


def _paths(document: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for step, value in steps:
        yield (*path, step)
        yield from _paths(value, (*path, step))


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials of nobody."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hush-hush")


@pytest.fixture
def outcomes(fetched: Callable[..., Any]) -> Callable[..., tuple[int, int]]:
    """Ask a source once per spoiled answer, and count answers and refusals; anything else fails."""

    def ask(
        source: Any, lay: Callable[[str], object], answers: Iterator[str], node: Any, region: str
    ) -> tuple[int, int]:
        counts = [0, 0]
        for answer in answers:
            lay(answer)
            try:
                fetched(source, [node], [region])
                counts[0] += 1
            except SourceError:
                counts[1] += 1
        return counts[0], counts[1]

    return ask


def test_azure(served: Any, recorded: Any, outcomes: Any, node: Any, waits: list[float]) -> None:
    """One item of consumption and one reservation."""
    pages = [json.loads(recorded(f"azure_page_{n}.json")) for n in (1, 2)]
    page = pages[1] | {"Items": [pages[0]["Items"][0], pages[1]["Items"][0]]}
    answers = (json.dumps(document) for document in spoiled(page))
    source = azure.make(f"{served.address}/api")
    found = outcomes(source, lambda a: served.lay("/api", a), answers, node("azure", "Standard_E64_v4"), "azure/eastus")
    assert min(found) > 20


def test_gcp(served: Any, recorded: Any, outcomes: Any, node: Any, waits: list[float]) -> None:
    """One entry of the price list."""
    page = json.loads(recorded("gcp_page_1.json"))
    answers = (json.dumps(d) for d in spoiled({"skus": page["skus"][:1], "nextPageToken": ""}))
    a2 = node("gcp", "a2-highgpu-1g", "A100-40GB", 1)
    source = gcp.make(f"{served.address}/skus")
    found = outcomes(source, lambda a: served.lay("/skus", a, '{"skus": []}'), answers, a2, "gcp/us-central1")
    assert min(found) > 10


def test_aws(served: Any, recorded: Any, outcomes: Any, node: Any) -> None:
    """One product, with its on-demand term."""
    product = json.loads(recorded("aws_product.json"))
    product["product"]["attributes"] = {"regionCode": "us-east-1"}
    product["terms"]["Reserved"] = dict([next(iter(product["terms"]["Reserved"].items()))])
    answers = (json.dumps({"PriceList": [json.dumps(document)]}) for document in spoiled(product))
    source = aws_price_list.make(served.address)
    found = outcomes(source, lambda a: served.lay("/", a), answers, node("aws", "c5.xlarge"), "aws/us-east-1")
    assert min(found) > 10
