"""EC2 spot history: of each zone the latest price, of a region the median; regions that are off are not asked."""

from collections.abc import Callable
from typing import Any

import pytest
from moto import mock_aws

from landing_zone.catalog.sources.aws_client import Client
from landing_zone.catalog.sources.aws_spot import AwsSpot, make
from landing_zone.catalog.sources.source import PriceKind
from landing_zone.errors import SourceError

P5 = "p5.48xlarge"


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials of nobody, and no file of the user's."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hush-hush")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")


def test_the_median_of_the_zones(served: Any, recorded: Any, fetched: Callable[..., Any], node: Any) -> None:
    """An entry that a later one of its zone replaces does not count."""
    history = recorded("aws_spot.xml")
    served.lay("/", recorded("aws_regions.xml"), history, history.replace(P5, "m5.large"))
    (row,) = fetched(make(served.address), [node("aws", P5, "H100", 8)], ["aws/us-east-1", "aws/eu-north-1"])
    assert (row.region, row.kind, row.usd_per_hour) == ("eu-north-1", PriceKind.SPOT, 18.5)
    assert (row.source, row.as_of.isoformat()) == ("EC2 spot price history, median of 3 zones", "2026-11-20")
    assert "StartTime=2026-11-19T00%3A00%3A00Z" in served.asked[1].body


def test_it_speaks_to_ec2(fetched: Callable[..., Any], node: Any) -> None:
    """Against moto's EC2: one price for a type that it offers in the region, none where it does not."""
    types = [node("aws", P5, "H100", 8), node("aws", "p5.4xlarge", "H100", 1)]
    with mock_aws():
        rows = fetched(make(None), types, ["aws/us-east-1", "aws/eu-south-2", "aws/mars-north-1"])
    assert {(row.type.name, row.region) for row in rows} >= {(P5, "us-east-1")}
    assert {row.region for row in rows} <= {"us-east-1", "eu-south-2"}
    assert {row.usd_per_hour for row in rows} == {0.00001}


def test_nothing_wanted_is_nothing_asked(prices: Callable[..., Any], node: Any) -> None:
    """No client is made."""

    def refuse(region: str) -> Client:
        raise AssertionError(region)

    assert prices(AwsSpot(refuse), [node("azure", "Standard_D4")], ["aws/us-east-1"]) == {}
    assert prices(AwsSpot(refuse), [node("aws", P5)], ["azure/eastus"]) == {}


def test_a_refusal_is_one_line(served: Any, prices: Callable[..., Any], node: Any) -> None:
    """It names the operation and the code."""
    served.lay("/", 403)
    error = "<Response><Errors><Error><Code>AuthFailure</Code><Message>hush</Message></Error></Errors></Response>"
    served.answers["/"][0].body = error.encode()
    with pytest.raises(SourceError, match=r"^aws-spot: AWS refuses DescribeRegions \(AuthFailure\); log in"):
        prices(make(served.address), [node("aws", P5)], ["aws/us-east-1"])
