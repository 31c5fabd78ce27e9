"""The stand-in for a gateway's proxies is recognised as theirs, and as a stand-in."""

from landing_zone.sandbox.parts.gateway_stand_in import gateway_stand_in


def test_both_objects_name_the_gateway_and_say_what_they_are() -> None:
    """Envoy Gateway finds them by the owner's labels; people find them by ours."""
    for obj in gateway_stand_in("egs", ("team", "door")):
        labels = obj["metadata"]["labels"]
        assert obj["metadata"]["namespace"] == "egs"
        assert labels["gateway.envoyproxy.io/owning-gateway-namespace"] == "team"
        assert labels["gateway.envoyproxy.io/owning-gateway-name"] == "door"
        assert labels["ai-landing-zone/stand-in"] == "true"


def test_the_service_selects_the_pods_of_the_deployment() -> None:
    """So that the address that is handed out belongs to something."""
    service, deployment = gateway_stand_in("egs")
    template = deployment["spec"]["template"]
    assert service["spec"]["selector"].items() <= template["metadata"]["labels"].items()
    assert deployment["spec"]["selector"]["matchLabels"] == service["spec"]["selector"]
