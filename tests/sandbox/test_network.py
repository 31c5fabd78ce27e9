"""Addresses of simulated pods and Services are local, whatever the kind of space."""

from ipaddress import ip_interface, ip_network

from landing_zone.sandbox import namespace, pod_route
from landing_zone.sandbox.network import Network, on_host
from landing_zone.sandbox.ports import Ports

LOOPBACK = ip_network("127.0.0.0/8")


def ranges(network: Network) -> list[bool]:
    """Whether pods and services are in the loopback network."""
    return [ip_interface(r).network.subnet_of(LOOPBACK) for r in (network.pod_range, network.service_range)]


def test_in_a_namespace_both_are_within_the_local_range() -> None:
    """Which only the namespace's own route makes local."""
    local = ip_network(namespace.POD_RANGE)
    assert all(ip_interface(r).network.subnet_of(local) for r in (Network().pod_range, Network().service_range))


def test_on_the_host_the_kernel_keeps_them() -> None:
    """Nothing has to be allowed for that."""
    assert ranges(on_host(Ports(), gateway=False)) == [True, True]


def test_pods_that_envoy_sends_to_are_behind_the_route() -> None:
    """EndpointSlices take no loopback address."""
    network = on_host(Ports(), gateway=True)
    assert ranges(network) == [False, True]
    assert str(ip_interface(network.pod_range).network) == pod_route.RANGE
