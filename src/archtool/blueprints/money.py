"""The vocabularies of an estimate: fees, payments, what is paid outside it, and what development rests on."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from archtool.model.element import Value
from archtool.model.quantity import Money, Ratio
from archtool.model.words import Words
from archtool.source.text import Text, both


class FeeSort(StrEnum):
    """The third-party services that a programme of this kind pays for."""

    CRYPTO_PLAN = "crypto-plan"
    CRYPTO_PLAN_ASSESSMENT = "crypto-plan-assessment"
    CONSULTING = "consulting"
    DESIGN = "design"
    SUPERVISION = "supervision"
    PROJECT_MANAGEMENT = "project-management"
    ACCEPTANCE_TEST = "acceptance-test"
    MLPS_ASSESSMENT = "mlps-assessment"
    CRYPTO_ASSESSMENT = "crypto-assessment"
    TENDER_AGENCY = "tender-agency"
    EXPERT_REVIEW = "expert-review"

    @property
    def label(self) -> Text:
        """Return the fee's name."""
        return _FEE_LABELS[self]


_FEE_LABELS = {
    FeeSort.CRYPTO_PLAN: both("密码应用方案编制费", "cryptography plan"),
    FeeSort.CRYPTO_PLAN_ASSESSMENT: both("密码应用方案评估费", "assessment of the cryptography plan"),
    FeeSort.CONSULTING: both("项目前期咨询费", "preliminary consulting"),
    FeeSort.DESIGN: both("工程设计费", "engineering design"),
    FeeSort.SUPERVISION: both("工程监理费", "engineering supervision"),
    FeeSort.PROJECT_MANAGEMENT: both("项目管理费", "project management"),
    FeeSort.ACCEPTANCE_TEST: both("第三方验收测评费", "third-party acceptance test"),
    FeeSort.MLPS_ASSESSMENT: both("等级保护测评费", "MLPS assessment"),
    FeeSort.CRYPTO_ASSESSMENT: both("商用密码应用评估费", "cryptography assessment"),
    FeeSort.TENDER_AGENCY: both("招标代理费", "tender agency"),
    FeeSort.EXPERT_REVIEW: both("专家评审费", "expert review"),
}


class PaymentEvent(StrEnum):
    """What makes a part of a contract due."""

    CONTRACT = "contract"
    DELIVERY = "delivery"
    ACCEPTANCE = "acceptance"
    WARRANTY = "warranty"

    @property
    def label(self) -> Text:
        """Return the event's name."""
        return _EVENT_LABELS[self]


_EVENT_LABELS = {
    PaymentEvent.CONTRACT: both("合同签订", "contract"),
    PaymentEvent.DELIVERY: both("到货或初步验收", "delivery"),
    PaymentEvent.ACCEPTANCE: both("最终验收", "final acceptance"),
    PaymentEvent.WARRANTY: both("质保期满", "end of warranty"),
}


class OutsideSort(StrEnum):
    """Costs that a programme causes and that its estimate does not hold."""

    RENT = "rent"
    POWER = "power"
    OPERATION = "operation"
    TERMINALS = "terminals"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """Return the cost's name."""
        return _OUTSIDE_LABELS[self]


_OUTSIDE_LABELS = {
    OutsideSort.RENT: both("链路租费", "line rent"),
    OutsideSort.POWER: both("电费", "power"),
    OutsideSort.OPERATION: both("运维费", "operation and maintenance"),
    OutsideSort.TERMINALS: both("终端", "terminals"),
    OutsideSort.OTHER: both("其他", "other"),
}


class OutsideCost(Value):
    """A cost that the programme causes and that stands outside its estimate."""

    sort: Annotated[OutsideSort, Field(description="which of the costs that reviewers ask about")]
    name: Annotated[Words, Field(description="what it is")]
    yearly: Annotated[Money | None, Field(description="amount a year")] = None
    once: Annotated[Money | None, Field(description="amount where it is paid once")] = None


class Development(Value):
    """What the cost of custom development rests on: effort, rate and what is reused."""

    effort: Annotated[Decimal, Field(gt=0, description="person-months without reuse")]
    rate: Annotated[Money, Field(description="price of one person-month")]
    reuse: Annotated[Ratio | None, Field(description="share of the effort that reuse saves")] = None

    @property
    def amount(self) -> Decimal:
        """Return effort by rate, less what reuse saves, in 元."""
        saved = self.reuse.amount if self.reuse is not None else Decimal(0)
        return self.effort * self.rate.amount * (1 - saved)
