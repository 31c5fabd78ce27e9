"""What follows from a URN."""

from landing_zone.sandbox.providers.plugin.urns import physical_name, resource_name, token_of

URN = "urn:pulumi:local::ai-landing-zone::ai-landing-zone:index:Tenant$kubernetes:core/v1:ConfigMap::Team_A::x"


def test_a_urn_names_the_type_without_its_parents() -> None:
    """The types of the components above are no part of the resource's type; its name may hold any sign."""
    assert token_of(URN) == "kubernetes:core/v1:ConfigMap"
    assert resource_name(URN) == "Team_A::x"


def test_a_made_name_is_always_the_same_and_valid() -> None:
    """The name follows from the URN alone, differs between URNs, and is a DNS label of at most 63 signs."""
    assert physical_name(URN) == physical_name(URN) == "team-a-x-" + physical_name(URN)[-8:]
    assert physical_name(URN) != physical_name(URN + "y")
    assert len(physical_name(URN + "y" * 100)) <= 63
    assert physical_name(URN, prefix="job-").startswith("job-")
