"""What a programme says about itself as a whole: its money and its time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from archtool.model.quantity import Quantity
from archtool.model.stage import ProjectStage


@dataclass(frozen=True, slots=True)
class Facts:
    """Limits of the whole programme, from the manifest of its workspace; nothing where it states none.

    Attributes:
        budget: total planned investment, money.
        contingency: contingency as a share of all other costs, ratio.
        horizon: longest construction period, months.
        start: first month, as `2027-01`.
        stage: how far the programme has come; the preliminary design where the manifest does not say.
        plan: numbers by which its plan is worked out in place of the defaults, by analysis; only these know their keys.
    """

    budget: Quantity | None = None
    contingency: Quantity | None = None
    horizon: Quantity | None = None
    start: str | None = None
    stage: ProjectStage = ProjectStage.DESIGN
    plan: Mapping[str, Mapping[str, object]] = field(default_factory=dict[str, Mapping[str, object]])


NO_FACTS = Facts()
