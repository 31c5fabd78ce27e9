"""AWS Price List: on-demand, and reserved for one and three years with nothing paid up front."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from landing_zone.catalog.sources.aws_price_list import make
from landing_zone.catalog.sources.source import PriceKind
from landing_zone.errors import SourceError

C5 = "c5.xlarge"


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials of nobody, and no file of the user's."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hush-hush")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


def page(*products: str, token: str | None = None) -> str:
    """Return an answer of GetProducts."""
    following = {"NextToken": token} if token else {}
    return json.dumps({"FormatVersion": "aws_v1", "PriceList": list(products), **following})


def test_prices_of_all_terms(served: Any, recorded: Any, fetched: Callable[..., Any], node: Any) -> None:
    """Convertible reservations, and those of which something is paid up front, are left out."""
    product = recorded("aws_product.json")
    other = product.replace("us-east-1", "mars-north-1")
    served.lay("/", page(other, token="more"), page(product))
    rows = fetched(make(served.address), [node("aws", C5)], ["aws/us-east-1", "aws/eu-north-1"])
    assert {row.kind: row.usd_per_hour for row in rows} == {
        PriceKind.ON_DEMAND: 0.17,
        PriceKind.RESERVED_1Y: 0.107,
        PriceKind.RESERVED_3Y: 0.071,
    }
    assert {(row.region, row.source, row.as_of.isoformat()) for row in rows} == {
        ("us-east-1", "AWS Price List, version 20200618221809", "2020-06-18")
    }


def test_it_asks_by_type_and_by_region_if_it_is_one(served: Any, prices: Callable[..., Any], node: Any) -> None:
    """Two types are two questions; the filters keep to shared Linux machines."""
    served.lay("/", page())
    assert prices(make(served.address), [node("aws", C5), node("aws", "p5.48xlarge")], ["aws/us-east-1"]) == {}
    asked = [{f["Field"]: f["Value"] for f in json.loads(a.body)["Filters"]} for a in served.asked]
    assert [filters["instanceType"] for filters in asked] == [C5, "p5.48xlarge"]
    assert asked[0]["regionCode"] == "us-east-1"
    assert (asked[0]["operatingSystem"], asked[0]["tenancy"], asked[0]["marketoption"]) == (
        "Linux",
        "Shared",
        "OnDemand",
    )


@pytest.mark.parametrize("product", ["no JSON", '{"product": {}}', '{"product": []}'])
def test_a_product_of_another_shape_is_told_of(
    served: Any, prices: Callable[..., Any], node: Any, product: str
) -> None:
    """And never a traceback."""
    served.lay("/", page(product))
    with pytest.raises(SourceError, match=r"^aws: a product of the price list (is no JSON|lacks a field)"):
        prices(make(served.address), [node("aws", C5)], ["aws/us-east-1"])


def test_a_refusal_names_the_code_and_no_secret(served: Any, prices: Callable[..., Any], node: Any) -> None:
    """AWS's own message may quote the request."""
    body = json.dumps({"__type": "AccessDeniedException", "message": "AKIAEXAMPLE hush-hush"})
    served.lay("/", 400)
    served.answers["/"][0].body = body.encode()
    with pytest.raises(SourceError) as caught:
        prices(make(served.address), [node("aws", C5)], ["aws/us-east-1"])
    fix = "log in, as with `aws sso login`, or leave this source out"
    assert str(caught.value) == f"aws: AWS refuses GetProducts (AccessDeniedException); {fix}"


def test_without_credentials_there_is_one_line(
    served: Any, prices: Callable[..., Any], node: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is asked."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    with pytest.raises(SourceError, match=r"^aws: no AWS credentials are found; log in"):
        prices(make(served.address), [node("aws", C5)], ["aws/us-east-1"])
    assert served.asked == []
