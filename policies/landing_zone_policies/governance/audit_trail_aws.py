"""G06 on AWS: CloudTrail."""

from landing_zone_policies.requirement import by_type, not_off, on, own_key

rule = by_type(
    {
        "aws:cloudtrail/trail:Trail": (
            on("enableLogFileValidation"),
            on("isMultiRegionTrail"),
            not_off("enableLogging"),
            own_key("kmsKeyId"),
        ),
        "aws:cloudtrail/eventDataStore:EventDataStore": (
            not_off("multiRegionEnabled"),
            not_off("terminationProtectionEnabled"),
            own_key("kmsKeyId"),
        ),
    }
)
