"""What Azure allows as names.

Source: Microsoft Learn, "Naming rules and restrictions for Azure resources" (Azure Resource Manager), for agent pools
"Use system node pools in AKS" (2025); inferred where that page is silent.
"""

from landing_zone.sandbox.providers.recorded.kind import NameRule

GROUP = NameRule(
    r"[-\w.()]{0,89}[-\w()]", "1 to 90 letters, digits, `_`, `-`, `.` and parentheses, without a dot at the end"
)
NETWORK = NameRule(
    r"[A-Za-z0-9][\w.-]{0,62}\w",
    "2 to 64 letters, digits, `_`, `.` and `-`, from a letter or digit on, no sign at the end",
)
PLAIN = NameRule(
    r"[A-Za-z0-9]([\w.-]{0,78}\w)?",
    "1 to 80 letters, digits, `_`, `.` and `-`, from a letter or digit on, no sign at the end",
)
CLUSTER = NameRule(
    r"[A-Za-z0-9]([\w-]{0,61}[A-Za-z0-9])?", "1 to 63 letters, digits, `_` and `-`, between letters or digits"
)
AGENT_POOL = NameRule(r"[a-z][a-z0-9]{0,11}", "1 to 12 lower-case letters and digits, from a letter on")
MAINTENANCE = NameRule(
    "default|aksManagedAutoUpgradeSchedule|aksManagedNodeOSUpgradeSchedule",
    "one of default, aksManagedAutoUpgradeSchedule and aksManagedNodeOSUpgradeSchedule",
)
IDENTITY = NameRule(r"[A-Za-z0-9][\w-]{2,127}", "3 to 128 letters, digits, `_` and `-`, from a letter or digit on")
CREDENTIAL = NameRule(r"[A-Za-z0-9][\w-]{2,119}", "3 to 120 letters, digits, `_` and `-`, from a letter or digit on")
VAULT = NameRule(
    r"[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]", "3 to 24 letters, digits and single hyphens, from a letter on", never="--"
)
KEY = NameRule(r"[A-Za-z0-9-]{1,127}", "1 to 127 letters, digits and hyphens")
STORAGE_ACCOUNT = NameRule(r"[a-z0-9]{3,24}", "3 to 24 lower-case letters and digits")
CONTAINER = NameRule(
    r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]|\$root|\$web", "3 to 63 lower-case letters, digits and single hyphens", never="--"
)
WORKSPACE = NameRule(r"[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]", "4 to 63 letters, digits and hyphens")
REGISTRY = NameRule(r"[A-Za-z0-9]{5,50}", "5 to 50 letters and digits")
ZONE = NameRule(
    r"([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.){1,33}[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", "2 to 34 labels with dots"
)
SETTING = NameRule(r"[^*#&+:<>?/]{1,260}", "1 to 260 characters, none of `*#&+:<>?/`")
UUID = NameRule(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "a UUID")
