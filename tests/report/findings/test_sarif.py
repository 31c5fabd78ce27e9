"""SARIF 2.1.0: the structure that its schema and its text require."""

import json

from landing_zone.report.findings.sarif import sarif
from landing_zone_policies.answer import Answer

LEVELS = {"none", "note", "warning", "error"}
KINDS = {"notApplicable", "pass", "fail", "review", "open", "informational"}


def test_the_log_has_what_the_schema_requires(answer: Answer) -> None:
    """Version, one run, a tool with a name, rules with unique ids, results with a message."""
    log = sarif(answer)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids))
    for result in run["results"]:
        assert set(result) <= {
            "ruleId", "ruleIndex", "kind", "level", "message", "locations", "partialFingerprints", "suppressions",
        }  # fmt: skip
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        assert result["kind"] in KINDS
        assert result["level"] in LEVELS
        assert (result["kind"] == "fail") == (result["level"] != "none")
        assert len(result["locations"]) == 1


def test_each_verdict_has_its_own_form(answer: Answer) -> None:
    """Mandatory is an error, advisory a warning; undetermined is open, exempt is suppressed with a reason."""
    found = [(r["kind"], r["level"], "suppressions" in r) for r in sarif(answer)["runs"][0]["results"]]
    assert found == [
        ("fail", "error", False),
        ("fail", "warning", False),
        ("open", "none", False),
        ("fail", "error", True),
    ]


def test_what_was_read_from_a_file_has_its_line(answer: Answer) -> None:
    """With the path as an URI; everything has the id of its resource."""
    first, _, third, _ = sarif(answer)["runs"][0]["results"]
    place = first["locations"][0]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "a%20b.yaml"}, "region": {"startLine": 7}}
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "a.yaml#Pod/n/a"
    assert "physicalLocation" not in third["locations"][0]


def test_the_same_answer_is_the_same_log(answer: Answer) -> None:
    """Byte for byte; fingerprints tell findings apart."""
    assert json.dumps(sarif(answer)) == json.dumps(sarif(answer))
    results = sarif(answer)["runs"][0]["results"]
    assert len({r["partialFingerprints"]["finding/v1"] for r in results}) == len(results)
