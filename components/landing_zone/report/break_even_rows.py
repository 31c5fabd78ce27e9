"""A break-even as rows of text."""

from landing_zone.placement.break_even.break_even import BreakEven, Line, Switch
from landing_zone.report.change_rows import Rows
from landing_zone.report.wording import usd


def title(found: BreakEven) -> str:
    """Tell what is compared."""
    return (
        f"Break-even of {found.workload} at {found.requests_per_second:g} requests/s in the busy hour, "
        "alone on what it runs on; owned nodes at full cost"
    )


def line_rows(found: BreakEven) -> Rows:
    """Return what each way costs at the present demand, the cheapest first."""
    cells = [(line.name, line.payment.value, _now(line), _largest(line), _note(line)) for line in found.lines]
    return Rows(("Way", "Paid", "Now, per hour", "Up to requests/s", ""), cells, frozenset({2, 3}))


def switch_rows(found: BreakEven) -> Rows:
    """Return where the cheapest way changes."""
    cells = [
        (
            f"{switch.requests_per_second:.3g}",
            switch.below or "nothing",
            switch.above or "nothing is large enough",
            "" if switch.usd_per_hour is None else usd(switch.usd_per_hour),
            _used(switch),
        )
        for switch in found.switches
    ]
    headers = ("At requests/s", "Cheapest below", "Cheapest above", "Per hour", "Used then")
    return Rows(headers, cells, frozenset({0, 3, 4}))


def hours_rows(found: BreakEven) -> Rows:
    """Return owned against rented."""
    cells = [
        (
            f"{hours.owned} at {usd(hours.owned_usd_per_hour)}",
            f"{hours.rented} at {usd(hours.rented_usd_per_hour)}",
            f"above {hours.share:.0%} of the hours"
            if hours.share <= 1
            else f"never ({hours.share:.1f} times the price)",
        )
        for hours in found.hours
    ]
    return Rows(("Owned, every hour", "Rented, when it runs", "Owning is cheaper"), cells)


def fill_rows(found: BreakEven) -> Rows:
    """Return what is held against tokens."""
    cells = [
        (
            f"{fill.held} at {usd(fill.held_usd_per_hour)}",
            fill.token,
            f"{fill.requests_per_second:.3g}",
            f"{fill.utilisation:.0%} used"
            if fill.utilisation <= 1
            else f"never ({fill.utilisation:.0%} of what it serves)",
        )
        for fill in found.fills
    ]
    return Rows(("Held, every hour", "By the token", "Breaks even at requests/s", ""), cells, frozenset({2}))


def cheapest(found: BreakEven) -> str:
    """Tell what is cheapest where that does not change; "" where it does."""
    if found.switches or not found.lines:
        return ""
    return f"{found.lines[0].name} is the cheapest at every demand looked at"


def refused_rows(found: BreakEven) -> Rows:
    """Return what is not possible, and why."""
    return Rows(("Not possible", "Why"), [(refused.name, refused.why) for refused in found.refused])


def _now(line: Line) -> str:
    return "too small" if line.now_usd_per_hour is None else usd(line.now_usd_per_hour)


def _largest(line: Line) -> str:
    return f"{line.points[-1].requests_per_second:.3g}" if line.points else "none"


def _note(line: Line) -> str:
    told = "" if line.in_environment else "not in the environment"
    provided = f"provided {line.provided}" if line.provided else ""
    return ", ".join(part for part in (told, provided) if part)


def _used(switch: Switch) -> str:
    return "" if switch.utilisation is None else f"{switch.utilisation:.0%}"
