"""How sure the end and the cost are: thousands of programmes with durations and costs drawn from their spread.

A duration or a cost is drawn from a beta distribution between its optimistic and pessimistic value whose mean is
(a + 4m + b) / 6. Draws are independent. Each programme keeps the order in which the schedule hands on its resources;
what freezes add to a package is the same in all.

Source: D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar, Application of a Technique for Research and Development
Program Evaluation, Operations Research 7 (1959); criticality index: R. M. Van Slyke, Monte Carlo Methods and the PERT
Problem, Operations Research 11 (1963).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from numpy.typing import NDArray

from archtool.analysis.critical_path import Link, Precedence
from archtool.analysis.estimate import estimate
from archtool.analysis.scheduling.buffer import Buffer, buffer_of
from archtool.analysis.scheduling.settings import SchedulingSettings, SimulationSettings
from archtool.analysis.scheduling.solver.chains import chains
from archtool.analysis.scheduling.solver.network import Network
from archtool.analysis.scheduling.work import Item
from archtool.analysis.scheduling.work_schedule import WorkSchedule
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.text import Text, both

Runs = NDArray[np.float64]
"""One number for each simulated programme."""

_TENTH = Decimal("0.1")
_HUNDREDTH = Decimal("0.01")
_FEN = Decimal(100)
"""元: costs are given in multiples of 0.01 万元."""
_SLACK = 1e-6
"""Months of float below which a package is critical; what is left is rounding."""


@dataclass(frozen=True, slots=True)
class ThreePoint:
    """Optimistic, most likely and pessimistic value."""

    optimistic: float
    likely: float
    pessimistic: float

    @property
    def mean(self) -> float:
        """Return the expected value, (a + 4m + b) / 6."""
        return (self.optimistic + 4 * self.likely + self.pessimistic) / 6

    @property
    def deviation(self) -> float:
        """Return the standard deviation as PERT has it, (b - a) / 6."""
        return (self.pessimistic - self.optimistic) / 6


@dataclass(frozen=True, slots=True)
class Spread:
    """What half, and four fifths, of the simulated programmes stay within, and their mean."""

    mean: Decimal
    p50: Decimal
    p80: Decimal


@dataclass(frozen=True, slots=True)
class Risky:
    """How a package fared.

    Attributes:
        package: its id.
        criticality: share of the programmes in which it was critical, 0 to 1.
        finish: months until it ended.
    """

    package: str
    criticality: Decimal
    finish: Spread


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came of all programmes.

    Attributes:
        runs: how many there were.
        seed: of the random numbers.
        estimated: ids of the packages whose spread is the model's own; that of all others is assumed.
        end: months that the programme takes.
        within_horizon: share of the programmes that end within the longest period; nothing where there is none.
        packages: in source order.
        cost: of all lines but the contingency, in 元; nothing where there is no estimate.
        within_budget: share of the programmes whose cost stays within the total, contingency included.
        buffer: how much time should be kept back.
        assumptions: what was assumed, one sentence each.
    """

    runs: int
    seed: int
    estimated: tuple[str, ...]
    end: Spread
    within_horizon: Decimal | None
    packages: tuple[Risky, ...]
    cost: Spread | None
    within_budget: Decimal | None
    buffer: Buffer
    assumptions: tuple[Text, ...]


def simulate(architecture: Architecture, schedule: WorkSchedule, settings: SchedulingSettings) -> Simulation:
    """Return what the spread of durations and costs makes of a schedule; the same for the same seed.

    Raises:
        ImportError: numpy is not installed.
    """
    simulation = settings.simulation
    random = np.random.Generator(np.random.PCG64(simulation.seed))
    network = _Simulated(schedule, simulation, random)
    end = _spread(network.end, _TENTH)
    horizon = architecture.facts.horizon
    limit = None if horizon is None else horizon.amount
    cost, within_budget = _cost(architecture, simulation, random)
    packages = tuple(
        Risky(item.id, _share(network.is_critical[item.id]), _spread(network.finishes[item.id], _TENTH))
        for item in schedule.work.items
    )
    estimated = tuple(item.id for item in schedule.work.items if _is_estimated(item))
    within = None if limit is None else _share(network.end <= float(limit) + _SLACK)
    buffer = buffer_of(schedule.end, end.p80, limit, within, settings.reserve.amount)
    return Simulation(
        runs=simulation.runs,
        seed=simulation.seed,
        estimated=estimated,
        end=end,
        within_horizon=within,
        packages=packages,
        cost=cost,
        within_budget=within_budget,
        buffer=buffer,
        assumptions=_assumptions(len(packages) - len(estimated), simulation),
    )


def three_point(item: Item, settings: SimulationSettings) -> ThreePoint:
    """Return the spread of a package's duration: its own values, and the assumed shares where it has none."""
    likely, planning = item.months, item.planning
    low = planning.optimistic.amount if planning.optimistic else likely * (1 - settings.shorter.amount)
    high = planning.pessimistic.amount if planning.pessimistic else likely * (1 + settings.longer.amount)
    return ThreePoint(float(min(low, likely)), float(likely), float(max(high, likely)))


def drawn(spread: ThreePoint, runs: int, random: np.random.Generator) -> Runs:
    """Return draws from the beta distribution of a three-point estimate.

    Source: D. Vose, Risk Analysis, 3rd edition (2008), the PERT distribution.
    """
    width = spread.pessimistic - spread.optimistic
    if width <= 0:
        return np.full(runs, spread.likely)
    above = 1 + 4 * (spread.likely - spread.optimistic) / width
    below = 1 + 4 * (spread.pessimistic - spread.likely) / width
    return spread.optimistic + width * random.beta(above, below, runs)


class _Simulated:
    """Forward and backward pass over all programmes at once."""

    def __init__(self, schedule: WorkSchedule, settings: SimulationSettings, random: np.random.Generator) -> None:
        placement, work = schedule.placement, schedule.work
        handed_on = chains(placement)
        order = Network(replace(placement.project, arrows=(*placement.project.arrows, *handed_on))).order
        self._order = [work.items[number].id for number in order]
        links = (*work.precedences, *(Precedence(one.earlier, one.later) for one in handed_on))
        self._before = _by(self._order, [(one.later, one) for one in links])
        self._after = _by(self._order, [(one.earlier, one) for one in links])
        self._durations: dict[str, Runs] = {}
        for item in work.items:
            one = schedule.by_package[item.id]
            rest = float(one.finish - one.start) - float(schedule.laid.clock.months(schedule.units(item.id)))
            self._durations[item.id] = drawn(three_point(item, settings), settings.runs, random) + rest
        self._releases = {item.id: float(item.not_before) for item in work.items}
        self.starts, self.finishes = self._forward()
        self.end: Runs = np.max(np.stack([*self.finishes.values()]), axis=0)
        self.is_critical = self._backward()

    def _forward(self) -> tuple[dict[str, Runs], dict[str, Runs]]:
        starts, finishes = dict[str, Runs](), dict[str, Runs]()
        for package in self._order:
            start = np.full_like(self._durations[package], self._releases[package])
            for link in self._before[package]:
                start = np.maximum(start, starts[link.earlier] + self._offset(link))
            starts[package], finishes[package] = start, start + self._durations[package]
        return starts, finishes

    def _backward(self) -> Mapping[str, NDArray[np.bool_]]:
        late = dict[str, Runs]()
        for package in reversed(self._order):
            latest = self.end - self._durations[package]
            for link in self._after[package]:
                latest = np.minimum(latest, late[link.later] - self._offset(link))
            late[package] = latest
        return {package: late[package] - self.starts[package] < _SLACK for package in self._order}

    def _offset(self, link: Precedence) -> Runs:
        lag = np.full_like(self._durations[link.earlier], float(link.lag))
        if link.link in (Link.FINISH_START, Link.FINISH_FINISH):
            lag += self._durations[link.earlier]
        if link.link in (Link.FINISH_FINISH, Link.START_FINISH):
            lag -= self._durations[link.later]
        return lag


def _by(packages: Sequence[str], ends: Sequence[tuple[str, Precedence]]) -> Mapping[str, list[Precedence]]:
    found: dict[str, list[Precedence]] = {package: [] for package in packages}
    for package, link in ends:
        found[package].append(link)
    return found


def _assumptions(guessed: int, settings: SimulationSettings) -> tuple[Text, ...]:
    shorter, longer, cheaper, dearer = (
        plain(one.in_unit("%")) for one in (settings.shorter, settings.longer, settings.cheaper, settings.dearer)
    )
    durations = both(
        f"{guessed} 个工作包未给三点估计，工期按 −{shorter}%/+{longer}% 浮动（假设）",
        f"{guessed} packages have no three-point estimate: theirs is −{shorter} %/+{longer} % (assumption)",
    )
    costs = both(
        f"各工作包、各费用项相互独立，费用按 −{cheaper}%/+{dearer}% 浮动（假设）",
        f"packages and costs vary on their own, costs by −{cheaper} %/+{dearer} % (assumption)",
    )
    return (durations, costs) if guessed else (costs,)


def _is_estimated(item: Item) -> bool:
    return item.planning.optimistic is not None and item.planning.pessimistic is not None


def _cost(
    architecture: Architecture, settings: SimulationSettings, random: np.random.Generator
) -> tuple[Spread | None, Decimal | None]:
    found = architecture.derived(estimate)
    if found is None:
        return None, None
    inner = found.parts
    lines = [one for parts in inner.values() for one in parts if one.id not in inner and one is not found.contingency]
    total = np.zeros(settings.runs)
    for line in sorted(lines, key=lambda one: one.id):
        likely = float(line.amount.amount)
        low, high = 1 - float(settings.cheaper.amount), 1 + float(settings.dearer.amount)
        total += drawn(ThreePoint(low * likely, likely, high * likely), settings.runs, random)
    return _spread(total, _FEN), _share(total <= float(found.total.amount.amount))


def _spread(runs: Runs, step: Decimal) -> Spread:
    p50, p80 = (float(one) for one in np.quantile(runs, (0.5, 0.8)))
    return Spread(*(_rounded(one, step) for one in (float(np.mean(runs)), p50, p80)))


def _share(hits: NDArray[np.bool_]) -> Decimal:
    return _rounded(float(np.mean(hits)), _HUNDREDTH)


def _rounded(number: float, step: Decimal) -> Decimal:
    return (Decimal(repr(number)) / step).quantize(Decimal(1), ROUND_HALF_UP) * step
