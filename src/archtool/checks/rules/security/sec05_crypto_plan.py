"""SEC05: cryptography built without a plan that somebody else assessed before."""

from collections.abc import Iterator, Sequence

from archtool.analysis.phase import phase_numbers
from archtool.analysis.protection import takers
from archtool.blueprints.governance import Policy
from archtool.blueprints.infrastructure import CryptographicDevice
from archtool.blueprints.programme import Fee
from archtool.blueprints.protection import Duty
from archtool.blueprints.relationships import DEPENDS_ON, FIRST, PAYEE
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_PLAN = (Duty.CRYPTO_PLAN, Duty.CRYPTO_PLAN_ASSESSMENT)


class CryptoPlanUnassessed(Check):
    """Reports cryptography without plan or assessment, assessed by its author, or planned after it is built."""

    code = "SEC05"
    name = "crypto-plan-unassessed"
    severity = Severity.ERROR
    title = both("密码应用方案未先行评估或自编自评", "cryptography plan not assessed before, or by its author")
    why = both(
        "三级系统的密码应用方案须在建设前通过评估，编制与评估不能是同一家；否则设备买了方案又要改",
        "the plan has to pass an assessment by somebody else before anything is bought; otherwise devices are "
        "bought twice",
    )
    fix = both(
        "在制度、活动或费用上写 duties: [crypto-plan]、[crypto-plan-assessment]；两项费用的 payee 不同；"
        "方案制度不晚于密码设备，并有依赖规则（first）把它排在前面",
        "write the duties crypto-plan and crypto-plan-assessment on policies, activities or fees; let the two fees "
        "have "
        "different payees; the plan comes no later than the devices, and a dependency rule (first) puts it before them",
    )
    source = "国家密码管理局令第 3 号 第八条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield findings about what is missing, about one body doing both, and about the order."""
        devices = architecture.of(CryptographicDevice)
        if not devices:
            return
        by_duty = architecture.derived(takers)
        missing = [duty for duty in _PLAN if not by_duty[duty]]
        if missing:
            yield _missing(devices[0], missing)
        yield from _same(architecture, *(by_duty[duty] for duty in _PLAN))
        numbers = architecture.derived(phase_numbers)
        first = min((numbers[one.id] for one in devices if one.id in numbers), default=0)
        for plan in by_duty[Duty.CRYPTO_PLAN]:
            if isinstance(plan, Policy) and first:
                yield from _late(architecture, plan, numbers.get(plan.id, 0), first)


def _missing(device: CryptographicDevice, missing: list[Duty]) -> Finding:
    zh = "、".join(duty.label.in_language("zh") for duty in missing)
    en = " and no ".join(duty.label.in_language("en") for duty in missing)
    return Finding(
        Place(device.id),
        both(f"建设密码设备，却没有安排{zh}", f"cryptographic devices are built, but there is no {en}"),
        both(f"写上 duties: [{', '.join(missing)}]", f"write duties: [{', '.join(missing)}] on what takes care of it"),
    )


def _same(architecture: Architecture, plans: Sequence[Element], assessments: Sequence[Element]) -> Iterator[Finding]:
    assessors = {architecture.target(fee.id, PAYEE): fee.id for fee in assessments if isinstance(fee, Fee)}
    for fee in plans:
        author = architecture.target(fee.id, PAYEE) if isinstance(fee, Fee) else None
        if author is not None and author in assessors:
            yield Finding(
                Place(fee.id, PAYEE.name, author),
                both(
                    f"密码应用方案由“{author}”编制，又由它评估",
                    f"'{author}' both writes and assesses the cryptography plan",
                ),
                both("换一家编制或评估单位", "let another body write or assess it"),
                (
                    (
                        Place(assessors[author], PAYEE.name, author),
                        both("评估也由它承担", "it is paid to assess as well"),
                    ),
                ),
            )


def _late(architecture: Architecture, plan: Policy, number: int, first: int) -> Iterator[Finding]:
    who = named(plan)
    if number > first:
        yield Finding(
            Place(plan.id, "from"),
            both(f"{who.zh}晚于密码设备", f"{who.en} comes in a later phase than the cryptographic devices"),
            both("把方案提前到设备之前", "bring the plan forward, before the devices"),
        )
    elif (
        number == first and not architecture.incoming(plan.id, FIRST) and not architecture.incoming(plan.id, DEPENDS_ON)
    ):
        yield Finding(
            Place(plan.id),
            both(
                f"{who.zh}与密码设备同期，没有规则把它排在采购之前",
                f"{who.en} shares a phase with the cryptographic devices, and no rule puts it before them",
            ),
            both("写一条 first 为它的依赖规则", "write a dependency rule that names it first"),
        )
