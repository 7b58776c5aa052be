"""Settings of affinity: what is compared, how, and how much each component counts."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from archtool.analysis.affinity.ahp import Priorities, weights_by_comparison
from archtool.analysis.affinity.component import Weights
from archtool.analysis.affinity.judgements import Judgements
from archtool.blueprints.integration import Mode
from archtool.model.element import Value
from archtool.model.problem import UnreadableValueError
from archtool.source.text import both


class Scope(StrEnum):
    """What is compared. Applications and platforms are bought in different procurement categories, so never mixed."""

    APPLICATIONS = "applications"
    PLATFORMS = "platforms"


class Granularity(StrEnum):
    """Whether the modules of a system are compared by themselves."""

    MODULE = "module"
    SYSTEM = "system"


class Measure(StrEnum):
    """How two weighted sets are compared: what both have over what either has, or the angle between them."""

    RUZICKA = "ruzicka"
    COSINE = "cosine"


class HubTreatment(StrEnum):
    """What becomes of a hub, which is alike to everything and would merge all clusters."""

    BY_PLACE = "by-place"
    REMOVE = "remove"
    DOWN_WEIGHT = "down-weight"
    KEEP = "keep"


Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Strengths(Value):
    """How firmly an interface binds its ends, by the mode in which it delivers; assumptions."""

    synchronous: Annotated[Share, Field(description="synchronous calls")] = 1.0
    push: Annotated[Share, Field(description="asynchronous push")] = 0.8
    query: Annotated[Share, Field(description="queries")] = 0.7
    stream_batch: Annotated[Share, Field(description="stream and batch")] = 0.6
    batch: Annotated[Share, Field(description="batches")] = 0.4
    file: Annotated[Share, Field(description="files")] = 0.2
    unstated: Annotated[Share, Field(description="an interface that states no mode")] = 0.4

    def of(self, mode: Mode | None) -> float:
        """Return the strength of a mode."""
        return {
            Mode.SYNCHRONOUS: self.synchronous,
            Mode.PUSH: self.push,
            Mode.QUERY: self.query,
            Mode.STREAM_BATCH: self.stream_batch,
            Mode.BATCH: self.batch,
            Mode.FILE: self.file,
            None: self.unstated,
        }[mode]


class Hubs(Value):
    """Which systems are hubs, and what becomes of them."""

    deviations: Annotated[
        float, Field(gt=0, le=10, description="standard deviations above the mean of linked systems that make a hub")
    ] = 2.0
    treatment: Annotated[
        HubTreatment,
        Field(
            description="remove them, down-weight their pairs by 1/√degree, keep them, or by place: remove those of "
            "the base on which the other groups stand, down-weight the others"
        ),
    ] = HubTreatment.BY_PLACE
    passing: Annotated[
        Share, Field(description="what an interface that passes through a gateway counts; 1 for no discount")
    ] = 1.0


class AffinitySettings(Value):
    """What affinity is measured of, and how."""

    scope: Annotated[Scope, Field(description="systems and modules, or the platforms of the infrastructure")] = (
        Scope.APPLICATIONS
    )
    granularity: Annotated[
        Granularity, Field(description="whether the modules of a system are compared by themselves")
    ] = Granularity.MODULE
    judgements: Annotated[
        Judgements | None,
        Field(description="in place of weights: how many times each component counts another, as a panel judges"),
    ] = None
    weights: Annotated[Weights, Field(description="how much each component counts")] = Weights()
    measure: Annotated[Measure, Field(description="how shared data, users and pools are compared")] = Measure.RUZICKA
    used: Annotated[Share, Field(description="how firmly a system has data that it only uses; 1 is to create")] = 0.6
    strengths: Annotated[Strengths, Field(description="how firmly interfaces bind, by mode")] = Strengths()
    saturation: Annotated[
        float, Field(gt=0, le=100, description="sum of strengths at which interfaces reach 63 % of their full weight")
    ] = 1.0
    hubs: Annotated[Hubs, Field(description="which systems are hubs, and what becomes of them")] = Hubs()
    same_group: Annotated[Share, Field(description="functions of two categories of one group")] = 0.5
    same_text: Annotated[Share, Field(description="functions that read alike, where no category says more")] = 0.25
    alike: Annotated[
        Share, Field(description="least share of functions that read alike from which on the text counts")
    ] = 0.5
    one_between: Annotated[Share, Field(description="a dependency through one other system; 0 for none")] = 0.5
    universal: Annotated[
        Share, Field(description="share of systems above which users, pools and zones say nothing")
    ] = 0.8
    threshold: Annotated[Share, Field(description="least affinity of pairs that are clustered")] = 0.05

    @field_validator("judgements")
    @classmethod
    def _agree(cls, judgements: Judgements | None) -> Judgements | None:
        if judgements is not None:
            weights_by_comparison(judgements.pairs)
        return judgements

    @field_validator("weights")
    @classmethod
    def _stand_alone(cls, weights: Weights, info: ValidationInfo) -> Weights:
        """Refuse weights that are stated beside judgements; defaults do not come here."""
        if info.data.get("judgements") is not None:
            raise UnreadableValueError(
                both("权重已由两两比较得出", "the weights already follow from the judgements"),
                both("judgements 与 weights 只写一个", "state either judgements or weights"),
            )
        return weights

    @property
    def compared(self) -> tuple[Weights, Priorities] | None:
        """The weights that follow from the judgements, with their consistency; nothing where there are none."""
        return None if self.judgements is None else weights_by_comparison(self.judgements.pairs)

    @property
    def counted(self) -> Weights:
        """The weights that count, stated or by comparison."""
        found = self.compared
        return self.weights if found is None else found[0]
