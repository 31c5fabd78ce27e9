"""Ports that nobody should reach from everywhere, and ranges that reach them."""

from dataclasses import dataclass

ALL = (0, 65535)
ADMINISTRATION = {22: "SSH", 3389: "RDP"}
APIS = {2379: "etcd", 2380: "etcd", 5985: "WinRM", 5986: "WinRM", 6443: "Kubernetes API", 10250: "kubelet"}
PLAIN = {80: "HTTP"}
EVERYWHERE = frozenset({"0.0.0.0/0", "::/0", "0000:0000:0000:0000:0000:0000:0000:0000/0"})


@dataclass(frozen=True)
class Range:
    """Ports from one to another, both included."""

    first: int
    last: int

    @property
    def is_all(self) -> bool:
        """Whether it leaves no port out."""
        return self.first <= 0 and self.last >= ALL[1]

    def holds(self, port: int) -> bool:
        """Return whether a port is in it."""
        return self.first <= port <= self.last
