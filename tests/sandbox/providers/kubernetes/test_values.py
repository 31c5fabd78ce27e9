"""Plain values and property values."""

from landing_zone.sandbox.providers.kubernetes.values import properties


def test_the_content_of_a_secret_is_marked() -> None:
    """Data of a Secret is secret even where the program did not say so, as on import; of others the engine knows."""
    found = properties({"kind": "Secret", "data": {"k": "v"}, "stringData": {}, "type": "Opaque"})
    assert [key for key, value in found.items() if value.is_secret] == ["data", "stringData"]
    assert not properties({"kind": "ConfigMap", "data": {"k": "v"}})["data"].is_secret
