"""Secret values are not kept."""

from landing_zone.sandbox.providers.recorded.secrets import MARK, hidden, restored

INPUTS = {"name": "a", "tunnels": [{"sharedKey": "canary", "peer": "b"}], "more": {"sharedKey": {"x": "canary"}}}


def test_what_stands_under_a_secret_key_is_hidden_at_any_depth() -> None:
    """And nothing else."""
    kept = hidden(INPUTS, ("sharedKey",))
    assert "canary" not in str(kept)
    assert kept == {"name": "a", "tunnels": [{"sharedKey": MARK, "peer": "b"}], "more": {"sharedKey": MARK}}


def test_what_the_engine_knows_takes_the_place_of_the_marks() -> None:
    """So that a secret is no drift; what was changed beside it is."""
    kept = hidden(INPUTS, ("sharedKey",))
    assert restored(kept, INPUTS) == INPUTS
    assert restored({**kept, "name": "b"}, INPUTS) == {**INPUTS, "name": "b"}
    assert restored(kept, {})["more"] == {"sharedKey": MARK}
