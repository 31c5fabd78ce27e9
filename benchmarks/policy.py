"""The policy pack: its accuracy on fixtures of others, and its time.

With a folder of fixtures (`*.jsonl`, a line has `object`, `resource_type`, `control`, `expected` pass|fail,
`whole_control`, `subcheck` <peer>:<check>) it prints, per control and per peer, the recall on `fail` and the false
positives on `pass`; a pass counts where it is one of the whole control, for a control may ask for more than one check.
Without a folder it prints how long the pack takes for 1,000 manifests and for 300 resources.

    python benchmarks/policy.py [--checkov PATH]
    python benchmarks/policy.py FOLDER [--control K05]… [--misses] [--json FILE]
"""

import argparse
import json
from pathlib import Path

from policies.fixtures import read_fixtures
from policies.score import Scored, document, score, text
from policies.times import times


def main() -> None:
    """Print tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", nargs="?", type=Path, help="fixtures with an expected verdict")
    parser.add_argument("--control", action="append", help="only these")
    parser.add_argument("--misses", action="store_true", help="list what was judged otherwise than expected")
    parser.add_argument("--checkov", type=Path, help="a Checkov in an environment of its own, to be timed on the same")
    parser.add_argument("--json", type=Path, help="write the rows there")
    options = parser.parse_args()
    if options.folder is None:
        print("\n".join(times(options.checkov)))
        return
    scored = [score(f) for f in read_fixtures(options.folder) if not options.control or f.control in options.control]
    found = document(scored)
    print("\n\n".join(text(rows) for rows in found.values() if rows))
    if options.json:
        options.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    if options.misses:
        print("\n".join(_line(s) for s in scored if s.is_wrong))


def _line(scored: Scored) -> str:
    fixture = scored.fixture
    found = "; ".join(scored.messages) or "nothing found"
    return f"{fixture.control} {fixture.id} {fixture.subcheck} expected {fixture.expected}: {found}"


if __name__ == "__main__":
    main()
