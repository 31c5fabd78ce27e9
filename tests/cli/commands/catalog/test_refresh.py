"""`lz catalog refresh` prints what changes, refuses what is not believed, and writes the project's own offers."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

LZ = Callable[..., Any]
KEY = "aws/us-east-1/p5.48xlarge"
COLUMNS = "EndTimestamp,InstanceID,Region,AssetClass,InstanceIDField,InstanceType,MarketPriceHourly,Version"
NARROW = ["--accelerator", "H100", "--region", "us-east-1"]


@pytest.fixture
def priced(tmp_path: Path) -> Callable[[float], str]:
    """Make a price file with one price, and return it as a source."""

    def write(usd: float) -> str:
        file = tmp_path / "prices.csv"
        file.write_text(f"{COLUMNS}\n2026-10-31 00:00:00 UTC,n,us-east-1,node,spec.providerID,p5.48xlarge,{usd},\n")
        return f"opencost={file}"

    return write


def own(project: Any) -> Path:
    """Return the project's own table of offers."""
    return Path(project.root) / "catalog" / "offers.csv"


def test_a_price_is_taken(project: Any, lz: LZ, priced: Callable[[float], str]) -> None:
    """The own table has the row, the catalog shows it, and the offers that were not spoken of are named."""
    done = lz("catalog", "refresh", "--source", priced(50.0), *NARROW, "--json")
    (change,) = done.document["changes"]
    assert (done.code, done.document["written"]) == (0, str(own(project)))
    assert change == {
        "cloud": "aws",
        "region": "us-east-1",
        "instance_type": "p5.48xlarge",
        "price": "on_demand_usd_per_hour",
        "old": 55.04,
        "new": 50.0,
        "change_percent": -9.16,
    }
    assert "aws/us-east-1/p5.4xlarge" in done.document["silent"]
    assert len(own(project).read_text().splitlines()) == 2
    (row,) = lz("catalog", "show", "offers", KEY, "--json").document["rows"]
    assert (row["on_demand_usd_per_hour"], row["vcpu"]) == (50.0, 192)
    assert "OpenCost price file prices.csv" in row["source"]


def test_rows_of_the_project_stay(project: Any, lz: LZ, priced: Callable[[float], str]) -> None:
    """A second refresh, of another offer, keeps the first one's row; the same again changes nothing."""
    lz("catalog", "refresh", "--source", priced(50.0), *NARROW)
    first = own(project).read_text()
    assert lz("catalog", "refresh", "--source", priced(50.0), *NARROW, "--json").document["confirmed"] == 1
    assert own(project).read_text() == first
    file = Path(priced(50.0).removeprefix("opencost="))
    file.write_text(file.read_text().replace("us-east-1", "us-east-2"))
    assert lz("catalog", "refresh", "--source", f"opencost={file}").code == 0
    assert len(own(project).read_text().splitlines()) == 3


def test_a_jump_is_refused_by_name(project: Any, lz: LZ, priced: Callable[[float], str]) -> None:
    """Nothing is written and the exit code is 1, unless told."""
    done = lz("catalog", "refresh", "--source", priced(550.4), *NARROW)
    assert done.code == 1
    assert f"refused: {KEY} on-demand 550.4 $/h moves by a factor of 10" in done.out
    assert not own(project).exists()
    told = lz("catalog", "refresh", "--source", priced(550.4), *NARROW, "--accept-jumps")
    assert told.code == 0
    assert own(project).exists()


@pytest.mark.parametrize("usd", [0.0, -1.0, float("nan"), float("inf")])
def test_no_price_is_never_taken(project: Any, lz: LZ, priced: Callable[[float], str], usd: float) -> None:
    """Not even when told to accept jumps."""
    done = lz("catalog", "refresh", "--source", priced(usd), *NARROW, "--accept-jumps", "--json")
    assert done.code == 1
    assert [r["reason"] for r in done.document["refused"]] == ["is no price"]
    assert not {"NaN", "Infinity"} & set(done.out.replace(",", " ").split())
    assert not own(project).exists()


def test_a_dry_run_writes_nothing(project: Any, lz: LZ, priced: Callable[[float], str]) -> None:
    """It prints the same."""
    done = lz("catalog", "refresh", "--source", priced(50.0), *NARROW, "--dry-run")
    assert done.code == 0
    assert "-9.2%" in done.out
    assert done.err.endswith("nothing is written\n")
    assert not own(project).exists()


def test_another_file_can_be_written(project: Any, lz: LZ, priced: Callable[[float], str], tmp_path: Path) -> None:
    """It holds what the own table would."""
    out = tmp_path / "out.csv"
    assert lz("catalog", "refresh", "--source", priced(50.0), *NARROW, "--out", str(out)).code == 0
    assert "p5.48xlarge,us-east-1" in out.read_text()
    assert not own(project).exists()
    missing = lz("catalog", "refresh", "--source", priced(50.0), *NARROW, "--out", str(tmp_path / "no" / "out.csv"))
    assert (missing.code, missing.err.count("error:")) == (2, 1)


def test_the_last_source_has_the_word(lz: LZ, priced: Callable[[float], str], tmp_path: Path) -> None:
    """In the order of the options."""
    second = tmp_path / "second.csv"
    first = priced(50.0)
    second.write_text(Path(first.removeprefix("opencost=")).read_text().replace("50.0", "51.0"))
    sources = ["--source", first, "--source", f"opencost={second}"]
    done = lz("catalog", "refresh", *sources, *NARROW, "--dry-run", "--json")
    assert [c["new"] for c in done.document["changes"]] == [51.0]


def test_the_plan_follows_own_prices(project: Any, lz: LZ, priced: Callable[[float], str]) -> None:
    """The table is part of the plan's digest: a plan made before is stale."""
    before = lz("plan", "tiny", "--json").document["inputs_digest"]
    lz("catalog", "refresh", "--source", priced(50.0), *NARROW)
    assert lz("plan", "tiny", "--json").document["inputs_digest"] != before


def test_spot_history_by_moto_is_not_believed(lz: LZ, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its one price for everything is far off; each offer is named. End to end through boto3."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hush-hush")
    with mock_aws():
        done = lz(
            "catalog", "refresh", "--source", "aws-spot", "--region", "us-east-1", "--accelerator", "T4", "--json"
        )
    refused = [r for r in done.document["refused"] if r["old"] is not None]
    assert all("moves by a factor of" in r["reason"] for r in refused)
    assert {c["new"] for c in done.document["changes"] + done.document["refused"]} == {0.00001}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Missing option '--source'"),
        (["--source", "azur"], "no source `azur` in the catalog; did you mean `azure`"),
        (["--source", "local"], "--source: no file is named; write --source local=FILE"),
        (["--source", "local=/nowhere.csv"], "/nowhere.csv: can't be read (No such file or directory)"),
        (["--source", "azure", "--region", "westeurop"], "no region `westeurop` in the catalog"),
        (["--source", "azure", "--accelerator", "H1000"], "no accelerator `H1000` in the catalog; did you mean `H100`"),
    ],
)
def test_bad_input_is_one_line(lz: LZ, arguments: list[str], told: str) -> None:
    """Exit 2, before or without asking anybody."""
    done = lz("catalog", "refresh", *arguments)
    assert done.code == 2
    assert told in done.err.splitlines()[-1]
    assert "Traceback" not in done.err


def test_offline_is_one_line(project: Any, lz: LZ) -> None:
    """Exit 1: a finding of the world, not an input; with --json the error is a document."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        place = f"azure=http://127.0.0.1:{taken.getsockname()[1]}/api"
        done = lz("catalog", "refresh", "--source", place, "--json")
    assert done.code == 1
    assert done.document["error"]["message"].startswith("azure: 127.0.0.1 can't be reached")
    assert not own(project).exists()


def test_nothing_spoken_of_is_a_finding(lz: LZ, priced: Callable[[float], str]) -> None:
    """A source that knows nothing of what is asked."""
    done = lz("catalog", "refresh", "--source", priced(50.0), "--accelerator", "L4")
    assert done.code == 1
    assert done.err.endswith("no source spoke of what is asked\n")


def test_help_loads_no_client(lz_process: LZ) -> None:
    """Sources are imported when they are asked for."""
    done = lz_process("catalog", "refresh", "--help", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in done.err.splitlines()}
    assert "landing_zone.catalog.sources.registry" in loaded
    assert not loaded & {"httpx", "boto3", "landing_zone.catalog.sources.http", "pulumi"}
