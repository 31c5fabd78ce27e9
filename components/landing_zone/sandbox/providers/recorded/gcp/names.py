"""What GCP allows as names.

Source: Compute Engine, "Naming resources" (RFC 1035); GKE, clusters and node pools of at most 40 characters; Cloud IAM,
ids of service accounts; Cloud Storage, "About buckets"; Cloud KMS and Secret Manager, resource ids (2025).
"""

from landing_zone.sandbox.providers.recorded.kind import NameRule

RFC1035 = NameRule(
    r"[a-z]([-a-z0-9]{0,61}[a-z0-9])?", "1 to 63 lower-case letters, digits and hyphens, from a letter on (RFC 1035)"
)
CLUSTER = NameRule(
    r"[a-z]([-a-z0-9]{0,38}[a-z0-9])?", "1 to 40 lower-case letters, digits and hyphens, from a letter on"
)
ACCOUNT = NameRule(r"[a-z][-a-z0-9]{4,28}[a-z0-9]", "6 to 30 lower-case letters, digits and hyphens, from a letter on")
BUCKET = NameRule(
    r"[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]",
    "3 to 63 lower-case letters, digits, `-`, `_` and `.`, without `google`",
    never=r"\.\.|^goog|google|^\d+\.\d+\.\d+\.\d+$",
)
KEY = NameRule(r"[A-Za-z0-9_-]{1,63}", "1 to 63 letters, digits, `_` and `-`")
SECRET = NameRule(r"[A-Za-z0-9_-]{1,255}", "1 to 255 letters, digits, `_` and `-`")
APIS_ENDPOINT = NameRule(r"[a-z][a-z0-9]{0,19}", "1 to 20 lower-case letters and digits, from a letter on")
