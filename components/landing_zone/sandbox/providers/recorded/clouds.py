"""The clouds that are recorded."""

from landing_zone.sandbox.providers.recorded.cloud import Cloud


def cloud_of(package: str) -> Cloud:
    """Return the cloud of a Pulumi package; the tables of the others are not read."""
    if package == "gcp":
        from landing_zone.sandbox.providers.recorded.gcp.cloud import GCP  # noqa: PLC0415 - one plugin, one cloud

        return GCP
    from landing_zone.sandbox.providers.recorded.azure.cloud import AZURE  # noqa: PLC0415 - as above

    return AZURE
