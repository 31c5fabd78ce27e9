"""The sources by name; each is imported when it is asked for, and not before."""

from dataclasses import dataclass
from importlib import import_module

from landing_zone.catalog.sources.source import Source
from landing_zone.errors import MissingTool

EXTRA = "sources"
PACKAGES = ("boto3", "botocore", "httpx")
"""What the extra brings."""


@dataclass(frozen=True)
class Entry:
    """A source that is not imported yet."""

    module: str
    """Module of this package that holds `make(location)`."""
    summary: str
    location: str
    """What may stand behind `=`; "" where nothing is needed."""


SOURCES = {
    "aws": Entry("aws_price_list", "AWS Price List: on-demand and reserved; needs AWS credentials", "endpoint"),
    "aws-spot": Entry("aws_spot", "EC2 spot price history of the last day; needs AWS credentials", "endpoint"),
    "azure": Entry("azure", "Azure Retail Prices: on-demand, spot and reserved", "address"),
    "gcp": Entry("gcp", "Google Cloud Billing: on-demand and spot; needs GOOGLE_API_KEY", "address"),
    "gpuhunt": Entry("gpuhunt", "gpuhunt's catalog: on-demand and spot of all three clouds", "folder or address"),
    "opencost": Entry("opencost", "a price file of OpenCost's CSV provider", "file, needed"),
    "local": Entry("local", "a file with the columns of offers.csv", "file, needed"),
}


def open_source(name: str, location: str | None) -> Source:
    """Return a source of the table above, ready to be asked; nothing is fetched yet.

    Raises:
        MissingTool: a package that it needs is not installed.
    """
    try:
        module = import_module(f"landing_zone.catalog.sources.{SOURCES[name].module}")
        source: Source = module.make(location)
    except ModuleNotFoundError as error:
        if error.name not in PACKAGES:
            raise
        fix = f"run `pip install 'ai-landing-zone[{EXTRA}]'`"
        raise MissingTool(f"source {name} needs the Python package {error.name}; {fix}") from error
    return source
