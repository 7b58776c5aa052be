"""What a programme says about itself as a whole: its money and its time."""

from dataclasses import dataclass

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
    """

    budget: Quantity | None = None
    contingency: Quantity | None = None
    horizon: Quantity | None = None
    start: str | None = None
    stage: ProjectStage = ProjectStage.DESIGN


NO_FACTS = Facts()
