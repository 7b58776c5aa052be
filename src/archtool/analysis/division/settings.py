"""Settings of the division into subprojects."""

from typing import Annotated

from pydantic import Field

from archtool.analysis.division.clustering.coordination_cost import Coordination
from archtool.analysis.division.measuring.stability import Disturbance
from archtool.analysis.division.search.exact import Effort
from archtool.analysis.division.search.objective import Factors
from archtool.model.element import Value
from archtool.model.quantity import MONEY, Money, read_quantity

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Factor = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Power = Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1, le=1000)]
Seed = Annotated[int, Field(ge=0, le=2**31 - 1)]


class FactorSettings(Value):
    """How much each term of the objective counts; assumptions."""

    cut: Annotated[Factor, Field(description="the cut rate of interfaces")] = 0.2
    balance: Annotated[Factor, Field(description="the variation of what lots cost")] = 0.05
    number: Annotated[Factor, Field(description="the distance from the wished number of lots")] = 0.05
    preferences: Annotated[Factor, Field(description="each broken preference")] = 0.1

    @property
    def factors(self) -> Factors:
        """The same as the search takes it."""
        return Factors(self.cut, self.balance, self.number, self.preferences)


class NumberSettings(Value):
    """How many subprojects there should be, those of every category counted; assumptions."""

    fewest: Annotated[Count, Field(description="fewest subprojects")] = 8
    most: Annotated[Count, Field(description="most subprojects")] = 16
    target: Annotated[Count, Field(description="wished number of subprojects")] = 12


class BiddingSettings(Value):
    """Clustering by total coordination cost."""

    size_power: Annotated[Power, Field(description="how dear it is to coordinate inside a large cluster")] = 1.0
    interaction_power: Annotated[Power, Field(description="how much strong interaction outweighs weak in a bid")] = 4.0
    bid_power: Annotated[Power, Field(description="how much large clusters are held back in a bid")] = 1.0
    restarts: Annotated[Count, Field(description="runs, of which the cheapest counts")] = 10
    seed: Annotated[Seed, Field(description="of the random numbers")] = 1

    @property
    def parameters(self) -> Coordination:
        """The same as the clustering takes it."""
        return Coordination(
            self.size_power, self.interaction_power, self.bid_power, restarts=self.restarts, seed=self.seed
        )


class StabilitySettings(Value):
    """How often and how strongly the evidence is disturbed to see whether clusters stay."""

    runs: Annotated[int, Field(ge=0, le=10_000, description="disturbed runs; 0 for none")] = 100
    spread: Annotated[Share, Field(description="how far weights move, as a share of themselves")] = 0.2
    removed: Annotated[Share, Field(description="share of the pairs that are taken away")] = 0.05
    seed: Annotated[Seed, Field(description="of the random numbers")] = 1

    @property
    def disturbance(self) -> Disturbance:
        """The same as the measurement takes it."""
        return Disturbance(self.runs, self.spread, self.removed, self.seed)


class ExactSettings(Value):
    """The exact search, which proves how good the division is."""

    groups: Annotated[
        int, Field(ge=0, le=200, description="most groups that are divided exactly; 0 for no exact search")
    ] = 20
    work: Annotated[
        float, Field(gt=0, le=10_000, allow_inf_nan=False, description="limit of deterministic work, about seconds")
    ] = 1.0
    seed: Annotated[Seed, Field(description="of the solver")] = 1

    @property
    def effort(self) -> Effort:
        """The same as the search takes it."""
        return Effort(self.groups, self.work, self.seed)


class DivisionSettings(Value):
    """How a programme is divided. Sizes that a split rule states go before those here."""

    cap: Annotated[Money, Field(description="no subproject costs more")] = read_quantity("2500 万元", MONEY)
    floor: Annotated[Money, Field(description="a subproject that costs less is merged where rules allow it")] = (
        read_quantity("200 万元", MONEY)
    )
    number: Annotated[NumberSettings, Field(description="how many subprojects there should be")] = NumberSettings()
    factors: Annotated[FactorSettings, Field(description="terms of the objective")] = FactorSettings()
    resolutions: Annotated[
        tuple[Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)], ...],
        Field(min_length=1, description="resolutions of the communities that are tried; the first is the base"),
    ] = (1.0, 0.6, 0.8, 1.3, 1.6, 2.0)
    bidding: Annotated[BiddingSettings, Field(description="clustering by coordination cost")] = BiddingSettings()
    alternatives: Annotated[int, Field(ge=0, le=20, description="divisions presented beside the best")] = 2
    distinct: Annotated[Share, Field(description="agreement (ARI) above which two divisions count as the same")] = 0.9
    searched: Annotated[Count, Field(description="candidates on which the local search begins")] = 8
    stability: Annotated[StabilitySettings, Field(description="disturbed runs")] = StabilitySettings()
    exact: Annotated[ExactSettings, Field(description="the exact search")] = ExactSettings()
    functions_from_grouping: Annotated[
        bool,
        Field(description="whether function categories were taken from the very grouping under test"),
    ] = False
