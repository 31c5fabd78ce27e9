"""The steps between two plans keep all running within the nodes; what can't be kept running is named."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from landing_zone.placement.migration.migrate import migrate
from landing_zone.placement.migration.step import Action, Migration, Step
from landing_zone.placement.problem import Problem

Put = tuple[str, int, int]
Make = Callable[..., Any]
NAMES = tuple(f"w{n}" for n in range(8))
POOLS = ("a/one", "a/two", "b/one", "b/two")
NODES = dict.fromkeys(POOLS, 2)
SLOTS_OF_POOL = 8


@st.composite
def puts(draw: st.DrawFn) -> dict[str, Put]:
    """Put workloads on pools, in whole nodes of four slots: sizes are powers of two, so that slots tell what fits."""
    free, found = dict.fromkeys(POOLS, SLOTS_OF_POOL), dict[str, Put]()
    for name in NAMES:
        pool, slots, replicas = draw(st.sampled_from(POOLS)), draw(st.sampled_from((1, 2, 4))), draw(st.integers(1, 3))
        if slots * replicas <= free[pool] and draw(st.booleans() | st.just(True)):
            free[pool] -= slots * replicas
            found[name] = (pool, slots, replicas)
    return found


def _running(told: Mapping[str, Put]) -> dict[str, list[Put]]:
    return {name: [put] for name, put in told.items()}


def _steps(migration: Migration) -> list[Step]:
    return [step for batch in migration.batches for step in batch.steps]


@settings(max_examples=300, deadline=None)
@given(before=puts(), after=puts())
def test_random_plans(
    problem: Problem, plan_of: Make, player: Make, before: dict[str, Put], after: dict[str, Put]
) -> None:
    """Whatever the plans: the nodes suffice at every moment, and in the end all runs as it shall."""
    migration = migrate(plan_of(before), plan_of(after), problem)
    left = player(migration, _running(before), NODES)
    assert {name: loads for name, loads in left.items() if loads} == _running(after)
    again = migrate(plan_of(before), plan_of(after), problem)
    assert again == migration


@settings(max_examples=100, deadline=None)
@given(before=puts(), after=puts())
def test_peaks_are_those_of_the_batches(
    problem: Problem, plan_of: Make, before: dict[str, Put], after: dict[str, Put]
) -> None:
    """No pool's peak is above its nodes, and none below a batch's."""
    migration = migrate(plan_of(before), plan_of(after), problem)
    for peak in migration.pools:
        assert max(peak.before, peak.after) <= peak.peak <= peak.most
        assert all(batch.nodes.get(peak.pool, 0) <= peak.peak for batch in migration.batches)


def test_equal_plans_have_no_steps(problem: Problem, plan_of: Make) -> None:
    """Nothing to do is nothing done."""
    plan = plan_of({"w0": ("a/one", 1, 1)})
    assert migrate(plan, plan, problem) == Migration(batches=(), pools=(), downtime=(), parked=())


def test_independent_moves_share_a_batch(problem: Problem, plan_of: Make) -> None:
    """Two moves with room for both are done at once."""
    before = plan_of({"w0": ("a/one", 1, 1), "w1": ("a/two", 1, 1)})
    after = plan_of({"w0": ("b/one", 1, 1), "w1": ("b/two", 1, 1)})
    (batch,) = migrate(before, after, problem).batches
    assert [step.action for step in batch.steps] == [Action.MOVE, Action.MOVE]
    assert batch.nodes == dict.fromkeys(POOLS, 1)


def test_a_chain_begins_at_the_free_end(problem: Problem, plan_of: Make) -> None:
    """w0 wants the place of w1, w1 that of w2, w2 a free one: from behind, one after the other."""
    before = plan_of({"w0": ("a/one", 4, 2), "w1": ("a/two", 4, 2), "w2": ("b/one", 4, 2)})
    after = plan_of({"w0": ("a/two", 4, 2), "w1": ("b/one", 4, 2), "w2": ("b/two", 4, 2)})
    migration = migrate(before, after, problem)
    assert [[s.workload for s in b.steps] for b in migration.batches] == [["w2"], ["w1"], ["w0"]]
    assert not migration.downtime


def test_the_first_step_that_fits_may_be_wrong(problem: Problem, plan_of: Make, player: Make) -> None:
    """One node is free on a/one: who takes it decides whether the rest has room. An order without a detour exists."""
    before = {"w0": ("b/one", 4, 1), "w1": ("a/two", 4, 1), "w2": ("a/one", 4, 1), "w3": ("a/two", 4, 1)}
    after = {"w0": ("a/one", 4, 1), "w1": ("a/one", 4, 1), "w2": ("a/two", 4, 1), "w3": ("a/two", 4, 1)}
    migration = migrate(plan_of(before), plan_of(after), problem)
    assert player(migration, _running(before), NODES)
    assert not migration.parked
    assert not migration.downtime


def test_a_swap_is_held_elsewhere(problem: Problem, plan_of: Make) -> None:
    """Two workloads fill each other's pools: one waits on a third pool, and the nodes for it are named."""
    before = plan_of({"w0": ("a/one", 4, 2), "w1": ("b/one", 4, 2)})
    after = plan_of({"w0": ("b/one", 4, 2), "w1": ("a/one", 4, 2)})
    migration = migrate(before, after, problem)
    assert migration.parked == ("w0",)
    assert migration.downtime == ()
    park, move, back = _steps(migration)
    assert (park.action, park.target, park.workload) == (Action.PARK, "a/two", "w0")
    assert "1 more node for 4.00 USD/h" in park.note
    assert (move.workload, back.workload, back.source) == ("w1", "w0", "a/two")


def test_the_place_to_wait_keeps_the_rules(make_problem: Make, plan_of: Make) -> None:
    """A workload that may not leave cluster a waits in cluster a."""
    problem = make_problem({"w0": {"data_class": "only-a"}, "w1": {"data_class": "only-a"}})
    before = plan_of({"w0": ("a/one", 4, 2), "w1": ("a/two", 4, 2)}, ("w0", "w1"))
    after = plan_of({"w0": ("a/two", 4, 2), "w1": ("a/one", 4, 2)}, ("w0", "w1"))
    migration = migrate(before, after, problem)
    assert migration.parked == ()
    assert migration.downtime == ("w0",)


def test_without_a_place_the_least_critical_goes_down(make_problem: Make, plan_of: Make) -> None:
    """Every pool is full: the best-effort workload is down for a step, and what would have spared it is named."""
    names = ("w0", "w1", "w2", "w3")
    problem = make_problem({**{name: {} for name in names}, "w1": {"criticality": "best-effort"}})
    rest = {"w2": ("a/two", 4, 2), "w3": ("b/two", 4, 2)}
    before = plan_of({"w0": ("a/one", 4, 2), "w1": ("b/one", 4, 2), **rest}, names)
    after = plan_of({"w0": ("b/one", 4, 2), "w1": ("a/one", 4, 2), **rest}, names)
    migration = migrate(before, after, problem)
    assert migration.downtime == ("w1",)
    pause, move, start = _steps(migration)
    assert (pause.action, pause.workload, pause.target) == (Action.PAUSE, "w1", None)
    assert "2 more nodes of a/one would spare that" in pause.note
    assert (move.workload, start.workload, start.action) == ("w0", "w1", Action.START)


def test_shrinking_needs_no_room(make_problem: Make, plan_of: Make) -> None:
    """On a pool that has lost nodes, fewer replicas are no problem."""
    pools = [{"name": "one", "accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 1}}]
    place = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}
    cluster = {"name": "a", "site": "on-prem", "region": "a", "place": place, "pools": pools}
    problem = make_problem({"w0": {}}, clusters=[cluster], data_classes={"open": {}})
    before, after = plan_of({"w0": ("a/one", 1, 8)}, ("w0",)), plan_of({"w0": ("a/one", 1, 4)}, ("w0",))
    (step,) = _steps(migrate(before, after, problem))
    assert (step.action, step.runs_as) == (Action.SCALE, "4 × 1 L4")


def test_quota_of_a_tenant_counts_old_and_new(make_problem: Make, plan_of: Make) -> None:
    """Two sets of replicas at once are above the quota: down, though the nodes would hold both."""
    tenants = [{"name": "team", "owner": "team@example.org", "accelerators": 6}]
    problem = make_problem({"w0": {"data_class": "only-a"}}, tenants=tenants)
    migration = migrate(plan_of({"w0": ("a/one", 4, 1)}, ("w0",)), plan_of({"w0": ("a/two", 4, 1)}, ("w0",)), problem)
    assert migration.downtime == ("w0",)
    assert "2 more accelerators for tenant team in a would spare that" in _steps(migration)[0].note


def test_quota_of_an_account_counts_the_nodes_of_both(make_problem: Make, plan_of: Make) -> None:
    """An account with accelerators for one node can't open a second meanwhile."""
    quotas = [{"site": "on-prem", "region": "a", "accelerator": "L4", "count": 4}]
    problem = make_problem({"w0": {"data_class": "only-a"}}, quotas=quotas)
    before, after = plan_of({"w0": ("a/one", 4, 1)}, ("w0",)), plan_of({"w0": ("a/two", 4, 1)}, ("w0",))
    assert migrate(before, after, problem).downtime == ("w0",)


def test_apart_holds_on_the_way(make_problem: Make, plan_of: Make) -> None:
    """A workload does not come to a cluster before the one that it must be apart from has left it."""
    problem = make_problem({"w0": {"apart": ["w1"]}, "w1": {}})
    before = plan_of({"w0": ("a/one", 1, 1)}, ("w0", "w1"))
    after = plan_of({"w0": ("b/one", 1, 1), "w1": ("a/one", 1, 1)}, ("w0", "w1"))
    migration = migrate(before, after, problem)
    assert [[s.workload for s in b.steps] for b in migration.batches] == [["w0"], ["w1"]]


def test_later_stages_wait_for_earlier_ones(make_problem: Make, plan_of: Make) -> None:
    """What comes `after` another starts in a later batch."""
    problem = make_problem({"w0": {"after": ["w1"]}, "w1": {}})
    after = plan_of({"w0": ("b/one", 1, 1), "w1": ("a/one", 1, 1)}, ("w0", "w1"))
    migration = migrate(plan_of({}, ("w0", "w1")), after, problem)
    assert [[s.workload for s in b.steps] for b in migration.batches] == [["w1"], ["w0"]]


def test_what_ran_on_a_place_that_is_gone_starts_anew(problem: Problem, plan_of: Make) -> None:
    """There is no old to keep running."""
    (step,) = _steps(migrate(plan_of({"w0": ("gone/one", 1, 1)}), plan_of({"w0": ("a/one", 1, 1)}), problem))
    assert (step.action, step.source, step.target) == (Action.START, None, "a/one")


def test_a_removed_workload_gives_its_room(problem: Problem, plan_of: Make) -> None:
    """Ends come first: a full pool takes the next workload when the last one has ended."""
    before, after = plan_of({"w0": ("a/one", 4, 2)}), plan_of({"w1": ("a/one", 4, 2)})
    migration = migrate(before, after, problem)
    assert [[(s.workload, s.action) for s in b.steps] for b in migration.batches] == [
        [("w0", Action.STOP)],
        [("w1", Action.START)],
    ]


def test_a_plan_of_many(make_problem: Make, plan_of: Make) -> None:
    """Sixty workloads change places in pools that are half full, without a detour."""
    names = tuple(f"w{n:02}" for n in range(60))
    whole = {"accelerator": "L4", "per_node": 4, "vcpu": 48, "memory_gib": 192, "nodes": {"max": 10}}
    pools = [{"name": name, **whole} for name in ("one", "two")]
    place = {"city": "Berlin", "country": "DE", "latitude": 52.5, "longitude": 13.4}
    clusters = [{"name": c, "site": "on-prem", "region": c, "place": place, "pools": pools} for c in ("a", "b")]
    tenants = [{"name": "team", "owner": "team@example.org", "accelerators": 500}]
    problem = make_problem({name: {} for name in names}, clusters=clusters, tenants=tenants)
    before, after = (plan_of({n: (POOLS[(k + s) % 4], 1, 1) for k, n in enumerate(names)}, names) for s in (0, 1))
    migration = migrate(before, after, problem)
    assert len(_steps(migration)) == 60
    assert (migration.parked, migration.downtime) == ((), ())
