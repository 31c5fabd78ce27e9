"""Envoy Gateway's permissions are few."""

from landing_zone.sandbox.parts.envoy_gateway_roles import roles


def test_it_reads_and_writes_status_only() -> None:
    """No wildcard; what is written is status, and a finalizer on gateway classes."""
    _, role, _ = roles("eg", "envoy-gateway-system")
    for rule in role["rules"]:
        assert "*" not in [*rule["apiGroups"], *rule["resources"], *rule["verbs"]]
        if set(rule["verbs"]) - {"get", "list", "watch"}:
            assert all(name.endswith("/status") or name == "gatewayclasses" for name in rule["resources"])


def test_the_binding_binds_the_account_of_the_release() -> None:
    """Account, role and binding belong together."""
    account, role, binding = roles("eg", "there")
    assert binding["roleRef"]["name"] == role["metadata"]["name"] == "eg"
    assert [(s["name"], s["namespace"]) for s in binding["subjects"]] == [(account["metadata"]["name"], "there")]
