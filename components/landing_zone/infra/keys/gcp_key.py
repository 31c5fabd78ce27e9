"""A key of Cloud KMS, and the service agents of its project that may use it."""

from functools import partial

import pulumi
from pulumi_gcp.kms import CryptoKey, CryptoKeyIAMMember, CryptoKeyVersionTemplateArgs, KeyRing
from pulumi_gcp.projects import ServiceIdentity

from landing_zone.infra.after import after
from landing_zone.infra.gcp.labels import gcp_labels
from landing_zone.infra.keys.encryption_key import EncryptionKey, EncryptionKeyArgs
from landing_zone.infra.options import child
from landing_zone.infra.physical_name import physical_name

ROTATION_SECONDS = 90 * 86_400
"""Longest period that the CIS benchmark of GCP allows."""
SCHEDULED_SECONDS = {"dev": 86_400}
KEPT_SECONDS = 30 * 86_400
"""How long a destroyed version can be restored."""
AGENTS = {
    "container": "container-engine-robot.iam.gserviceaccount.com",
    "compute": "compute-system.iam.gserviceaccount.com",
    "storage": "gs-project-accounts.iam.gserviceaccount.com",
}
"""Services that encrypt with the key, and the domains of their agents: Secrets, disks, objects."""


class GcpKey(EncryptionKey):
    """A key ring with one key, which the project's service agents may use: whoever needs it waits for that.

    Cloud KMS never gives a name free: a ring and a key stay in the project, without versions, when they are destroyed.
    """

    def __init__(self, name: str, args: EncryptionKeyArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("ai-landing-zone:index:GcpKey", name, {}, opts)
        physical = physical_name(args["environment"], args["name"])
        ring = KeyRing(
            f"{name}-ring", name=physical, location=args["region"], project=args["account"], opts=child(self)
        )
        key = self._key(name, args, physical, ring)
        self.key_id = after(key.id, self._grants(name, args, key))
        self.register()

    def _key(self, name: str, args: EncryptionKeyArgs, physical: str, ring: KeyRing) -> CryptoKey:
        level = "HSM" if args["profile"] == "restricted" else "SOFTWARE"
        return CryptoKey(
            f"{name}-key",
            name=physical,
            key_ring=ring.id,
            purpose="ENCRYPT_DECRYPT",
            rotation_period=f"{ROTATION_SECONDS}s",
            destroy_scheduled_duration=f"{SCHEDULED_SECONDS.get(args['profile'], KEPT_SECONDS)}s",
            version_template=CryptoKeyVersionTemplateArgs(
                algorithm="GOOGLE_SYMMETRIC_ENCRYPTION", protection_level=level
            ),
            labels=gcp_labels(args["tags"]),
            opts=child(self, protect=args["profile"] != "dev"),
        )

    def _grants(self, name: str, args: EncryptionKeyArgs, key: CryptoKey) -> list[CryptoKeyIAMMember]:
        """Let each agent encrypt and decrypt; GKE's address holds the project's number, which the others' need, too."""
        identities = {
            service: ServiceIdentity(
                f"{name}-{service}-agent",
                project=args["account"],
                service=f"{service}.googleapis.com",
                opts=child(self),
            )
            for service in AGENTS
        }
        email = identities["container"].email
        return [
            CryptoKeyIAMMember(
                f"{name}-{service}-grant",
                crypto_key_id=key.id,
                role="roles/cloudkms.cryptoKeyEncrypterDecrypter",
                member=email.apply(partial(_agent, domain)),
                opts=child(self, depends_on=[identities[service]]),
            )
            for service, domain in AGENTS.items()
        ]


def _agent(domain: str, email: str) -> str:
    """Return the agent of the project that ``email`` (`service-<number>@…`) is of, in another domain."""
    return f"serviceAccount:{str(email).partition('@')[0]}@{domain}"
