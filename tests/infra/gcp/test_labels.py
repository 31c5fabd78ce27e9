"""Tags in GCP's spelling."""

import re

from landing_zone.infra.gcp.labels import gcp_labels


def test_labels_are_what_the_cloud_takes() -> None:
    """Lower case, no dots, slashes or signs, no more than 63 characters, a letter first."""
    labels = gcp_labels({"ai-landing-zone/Cost.Centre": "R&D / Berlin", "owner": "AI@clinic.example", "9a": "x" * 80})
    assert labels == {"cost-centre": "r-d---berlin", "owner": "ai-clinic-example", "a": "x" * 63}
    assert all(re.fullmatch(r"[a-z][a-z0-9_-]{0,62}", key) for key in labels)
