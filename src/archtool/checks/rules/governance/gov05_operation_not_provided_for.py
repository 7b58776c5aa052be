"""GOV05: platform whose operation after acceptance is not provided for."""

from collections.abc import Iterator

from archtool.analysis.localities import Localities
from archtool.analysis.provisions import Provisions
from archtool.analysis.responsibility import Responsibilities
from archtool.blueprints.accountability import Provision
from archtool.blueprints.infrastructure import Platform
from archtool.blueprints.relationships import OPERATED_BY
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, listed, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_OPERATOR = Named("运行单位", "operator")
_LEVELS = Named("服务级别", "service levels")
_FUNDING = Named("运维资金安排", "funding of operation")


class OperationNotProvidedFor(Check):
    """Reports platforms that nobody runs after acceptance, or without service levels or money for that."""

    code = "GOV05"
    name = "operation-not-provided-for"
    severity = Severity.WARNING
    title = both("平台验收后的运维没有落实", "operation after acceptance not provided for")
    why = both(
        "初步设计要提出运维体系建议；验收后没有机构、服务级别和资金，平台会停在建成的那一天",
        "the design has to say how the platforms are run: without a body, service levels and money they stop "
        "developing on the day of acceptance",
    )
    fix = both(
        "写 operated_by；服务级别和运维资金各写一项制度，provides: [service-levels]、[operation-funding]，"
        "不写 applies_to 的适用于全部",
        "write operated_by, and one policy each with provides: [service-levels] and [operation-funding]; a policy "
        "without applies_to holds for everything",
    )
    source = "国办发〔2019〕57号"
    hint = both("写上缺少的责任单位或制度", "write what is missing: operated_by, or a policy that provides it")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each set of things that the same platforms lack, at the first of them."""
        localities, provisions = architecture.derived(Localities), Provisions(architecture)
        responsibilities = Responsibilities(architecture, localities)
        lacking: dict[tuple[Named, ...], list[Platform]] = {}
        for platform in architecture.of(Platform):
            lineage = localities.lineage(platform.id)
            missing = [_OPERATOR] if responsibilities.of(platform.id, OPERATED_BY) is None else []
            missing += [_LEVELS] if not provisions.holds_for(lineage, Provision.SERVICE_LEVELS) else []
            missing += [_FUNDING] if not provisions.holds_for(lineage, Provision.OPERATION_FUNDING) else []
            if missing:
                lacking.setdefault(tuple(missing), []).append(platform)
        for missing_words, platforms in lacking.items():
            yield _finding(missing_words, platforms)


def _finding(missing: tuple[Named, ...], platforms: list[Platform]) -> Finding:
    who, words, inside = named(platforms[0]), without(missing), listed(one.id for one in platforms)
    message = both(f"{who.zh}{words.zh}", f"{who.en} has {words.en}")
    if len(platforms) > 1:
        message = both(
            f"{len(platforms)} 个平台{words.zh}：{inside.zh}",
            f"{len(platforms)} platforms have {words.en}: {inside.en}",
        )
    others = tuple((Place(one.id), both("这一平台同样没有", "this one lacks the same")) for one in platforms[1:])
    return Finding(Place(platforms[0].id), message, related=others)
