"""The manifest `archtool.yaml`: what the workspace is called, how long and how much, and which folders it reads."""

from typing import Annotated, Literal

from pydantic import Field

from archtool.model.element import Value
from archtool.model.facts import Facts
from archtool.model.quantity import Money, Months, Ratio
from archtool.model.stage import ProjectStage
from archtool.model.words import Words
from archtool.workspace.check_options import CheckOptions
from archtool.workspace.plan_options import PlanOptions
from archtool.workspace.profile import Profile
from archtool.workspace.root import FOLDERS


class Manifest(Value):
    """What stands in `archtool.yaml`."""

    archtool: Annotated[Literal[1], Field(description="version of the language")]
    name: Annotated[Words, Field(description="name of the programme")]
    language: Annotated[Literal["zh", "en"], Field(description="language of figures and findings")] = "zh"
    budget: Annotated[Money | None, Field(description="total planned investment")] = None
    contingency: Annotated[Ratio | None, Field(description="contingency as a share of all other costs")] = None
    horizon: Annotated[Months | None, Field(description="longest construction period")] = None
    start: Annotated[
        str | None, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", description="first month, as 2027-01; else M1, M2, ...")
    ] = None
    stage: Annotated[ProjectStage, Field(description="how far the programme has come")] = ProjectStage.DESIGN
    profile: Annotated[Profile | None, Field(description="further kinds, properties and relationships")] = None
    checks: Annotated[CheckOptions | None, Field(description="which checks run, and how they judge")] = None
    plan: Annotated[PlanOptions | None, Field(description="numbers by which `archtool plan` works")] = None
    include: Annotated[
        tuple[str, ...], Field(description="folders and files to read, relative to the workspace", min_length=1)
    ] = FOLDERS

    @property
    def facts(self) -> Facts:
        """Return what the whole programme is held to."""
        plan = {} if self.plan is None else dict(self.plan)
        return Facts(self.budget, self.contingency, self.horizon, self.start, self.stage, plan)
