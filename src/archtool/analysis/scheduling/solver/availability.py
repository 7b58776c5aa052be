"""What is left of the resources, asked some thousand times for the first time in which an activity fits.

What is left of a resource in all units of time at once is a handful of integers, one for each binary digit of the
amounts: bit `u` of the nth integer is the nth digit of what is left in unit `u`. To compare with a demand, to subtract
one and to find as many free units in a row as an activity takes is then a few conjunctions and shifts over a whole
calendar, several times as fast as going from unit to unit.

Source: bit-sliced arithmetic, P. O'Neil and D. Quass, Improved Query Performance with Variant Indexes, Proc. ACM SIGMOD
(1997).
"""

from collections.abc import Sequence

from archtool.analysis.critical_path import UnschedulableError
from archtool.analysis.scheduling.solver.network import Network
from archtool.source.text import both


class Availability:
    """The resources of one schedule while it is made. Changes as activities are placed."""

    __slots__ = ("_everything", "_left", "_network", "_work")

    def __init__(self, network: Network) -> None:
        """Begin with everything free."""
        project = network.project
        self._network = network
        self._everything = (1 << project.horizon) - 1
        self._work = self._everything & ~_mask(sorted(project.frozen)) if project.frozen else self._everything
        self._left = [_digits(one.capacity, self._everything) for one in project.resources]
        for left, resource in zip(self._left, project.resources, strict=True):
            for window in resource.closed:
                _subtract(left, resource.capacity, _mask(range(window.begin, window.end)) & _left_over(left))

    def copy(self) -> "Availability":
        """Return another that changes on its own."""
        same = object.__new__(Availability)
        same._network, same._work, same._everything = self._network, self._work, self._everything
        same._left = [left[:] for left in self._left]
        return same

    def first_fit(self, number: int, earliest: int) -> int:
        """Return the first unit from `earliest` on in which an activity can begin.

        Raises:
            UnschedulableError: a window leaves it no place.
        """
        network = self._network
        length, rests = network.durations[number], network.rests[number]
        if length == 0 or not (rests or network.demands[number]):
            return earliest
        fits = self._work if rests else self._everything
        for resource, amount in network.demands[number]:
            enough = -1
            for digit in self._left[resource]:
                enough = enough & digit if amount & 1 else enough | digit
                amount >>= 1
            fits &= enough
        fits >>= earliest
        if rests:
            return self._first_with_rests(number, fits, earliest)
        have = 1
        while have < length:
            step = min(have, length - have)
            fits &= fits >> step
            have += step
        if not fits:
            raise _no_place(network, number)
        return earliest + (fits & -fits).bit_length() - 1

    def reserve(self, number: int, start: int) -> None:
        """Take what an activity demands, from `start` on."""
        network = self._network
        if network.rests[number]:
            units = _mask(network.units(number, start))
        else:
            units = ((1 << network.durations[number]) - 1) << start
        for resource, amount in network.demands[number]:
            _subtract(self._left[resource], amount, units)

    def short(self, number: int, start: int) -> tuple[int, ...]:
        """Return the numbers of the resources of which too little is left for an activity that begins at `start`."""
        units = self._network.units(number, start)
        return tuple(
            resource
            for resource, amount in self._network.demands[number]
            if any(_amount(self._left[resource], unit) < amount for unit in units)
        )

    def _first_with_rests(self, number: int, fits: int, earliest: int) -> int:
        while fits:
            skip = (fits & -fits).bit_length() - 1
            fits, earliest = fits >> skip, earliest + skip
            units = self._network.units(number, earliest)
            taken = next((unit for unit in units if not fits >> (unit - earliest) & 1), None)
            if taken is None:
                return earliest
            step = taken - earliest + 1
            fits, earliest = fits >> step, earliest + step
        raise _no_place(self._network, number)


def _left_over(left: Sequence[int]) -> int:
    """Return the units in which anything is left."""
    found = 0
    for digit in left:
        found |= digit
    return found


def _subtract(left: list[int], amount: int, units: int) -> None:
    """Take an amount away in some units, in which there is as much: digit by digit, with a borrow."""
    borrow = 0
    for place, digit in enumerate(left):
        if amount & 1:
            left[place] = digit ^ units ^ borrow
            borrow |= units & ~digit
        elif borrow:
            left[place] = digit ^ borrow
            borrow &= ~digit
        amount >>= 1
        if not (amount or borrow):
            return


def _digits(amount: int, units: int) -> list[int]:
    return [units if amount >> place & 1 else 0 for place in range(amount.bit_length())]


def _amount(left: Sequence[int], unit: int) -> int:
    return sum((digit >> unit & 1) << place for place, digit in enumerate(left))


def _mask(units: Sequence[int]) -> int:
    found = 0
    for unit in units:
        found |= 1 << unit
    return found


def _no_place(network: Network, number: int) -> UnschedulableError:
    one = network.activity(number).id
    return UnschedulableError(
        both(f"“{one}”所需资源没有足够长的空闲", f"'{one}' finds no time in which its resources are free")
    )
