"""WVR03: waiver without reason or owner."""

from collections.abc import Iterator, Sequence
from datetime import date

from archtool.checks.check import WaiverCheck
from archtool.checks.finding import Finding, Place
from archtool.checks.named_waiver import UsedWaiver
from archtool.checks.wording import Named, without
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class WaiverWithoutGround(WaiverCheck):
    """Reports waivers that give no reason, or for which nobody answers."""

    code = "WVR03"
    name = "waiver-without-ground"
    severity = Severity.ERROR
    title = both("豁免没有理由或责任单位", "waiver without reason or owner")
    why = both(
        "没有理由和责任单位的豁免等于关掉检查：评审时没有人能说明它为什么成立",
        "a waiver without reason and owner switches the check off: nobody can say in review why it may stand",
    )
    fix = both(
        "写上 reason 和 owner；有条款依据的再写 clause", "write reason and owner, and clause where one grounds it"
    )
    source = "SARIF 2.1.0, 3.35.8 (justification of a suppression)"

    def inspect_waivers(self, waivers: Sequence[UsedWaiver], today: date) -> Iterator[Finding]:
        """Yield one finding for each waiver that lacks either."""
        for one in waivers:
            named, waiver = one.named, one.named.waiver
            present = {"reason": waiver.reason, "owner": waiver.owner}
            missing = [key for key, value in present.items() if value is None]
            if missing:
                lacking = without([_WORDS[key] for key in missing])
                yield Finding(
                    Place.of_waiver(named.id),
                    both(f"豁免“{named.id}”{lacking.zh}", f"waiver '{named.id}' has {lacking.en}"),
                    both(f"写上 {'、'.join(missing)}", f"write {' and '.join(missing)}"),
                )


_WORDS = {"reason": Named("理由", "reason"), "owner": Named("责任单位", "owner")}
