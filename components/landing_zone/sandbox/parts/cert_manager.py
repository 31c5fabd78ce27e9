"""cert-manager: the sandbox makes the few certificates it needs itself, so it is recorded only."""

from landing_zone.sandbox.parts.recorded import Recorded

CERT_MANAGER = Recorded(
    {
        "cert-manager": (
            "cert-manager is recorded, not run: no Certificate is issued or renewed; webhooks are served with "
            "certificates of the sandbox's own authority."
        )
    }
)
