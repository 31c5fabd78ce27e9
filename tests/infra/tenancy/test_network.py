"""What may go in and out of a tenant's namespace."""

from landing_zone.infra.tenancy.network import policies


def test_everything_is_denied_first() -> None:
    """Both ways, for every pod."""
    assert policies()["default-deny"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}


def test_only_the_gateway_comes_in() -> None:
    """To the models' port."""
    (rule,) = policies()["allow-gateway"]["ingress"]
    assert rule["from"][0]["namespaceSelector"]["matchLabels"] == {
        "kubernetes.io/metadata.name": "envoy-gateway-system"
    }
    assert rule["ports"] == [{"protocol": "TCP", "port": 8080}]


def test_out_go_names_and_weights() -> None:
    """DNS inside the cluster; TLS outside, but never to the nodes' metadata service."""
    (dns,) = policies()["allow-dns"]["egress"]
    assert [p["port"] for p in dns["ports"]] == [53, 53]
    (store,) = policies()["allow-model-store"]["egress"]
    assert store["ports"] == [{"protocol": "TCP", "port": 443}]
    assert store["to"][0]["ipBlock"]["except"] == ["169.254.0.0/16"]


def test_nothing_else_is_allowed() -> None:
    """Four policies, no more."""
    assert set(policies()) == {"default-deny", "allow-dns", "allow-gateway", "allow-model-store"}
