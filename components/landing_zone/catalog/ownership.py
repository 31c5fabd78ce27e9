"""What an owned node costs by the hour, from its owner's terms.

Straight-line write-off, energy and yearly costs over the hours of a year:
(purchase − residual) / (years · 8760) + kW · PUE · USD/kWh + yearly / 8760, over the share of hours that do work. It is
the usual comparison of buying with renting (e.g. ai-infrastructure.net, "Build vs rent"); every term is the user's.
"""

from landing_zone.config.ownership import CostBasis, Ownership

HOURS_PER_YEAR = 8760


def full_usd_per_hour(terms: Ownership) -> float:
    """Return the cost of an hour that does work: purchase, energy, space, staff, support and network."""
    written_off = (terms.purchase_usd - terms.residual_usd) / (terms.years * HOURS_PER_YEAR)
    yearly = sum(
        (
            terms.colocation_usd_per_year,
            terms.staff_usd_per_year,
            terms.support_usd_per_year,
            terms.network_usd_per_year,
        )
    )
    return (written_off + energy_usd_per_hour(terms) + yearly / HOURS_PER_YEAR) / terms.utilisation


def marginal_usd_per_hour(terms: Ownership) -> float:
    """Return what an hour of use adds: the energy that an idle node would not draw."""
    return energy_usd_per_hour(terms) * (1 - terms.idle_power_share)


def energy_usd_per_hour(terms: Ownership) -> float:
    """Return the cost of a node's energy under load, the site's own share of power included."""
    return terms.power_kw * terms.power_usage_effectiveness * terms.energy_usd_per_kwh


def placement_usd_per_hour(terms: Ownership) -> float:
    """Return what the plan counts for the use of a node, as the terms say."""
    return full_usd_per_hour(terms) if terms.placement is CostBasis.FULL else marginal_usd_per_hour(terms)
