"""G10 on AWS: GuardDuty."""

from landing_zone_policies.requirement import by_type, not_off

rule = by_type({"aws:guardduty/detector:Detector": (not_off("enable"),)})
