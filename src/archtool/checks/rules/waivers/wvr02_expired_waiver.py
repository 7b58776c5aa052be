"""WVR02: waiver whose last day has passed."""

from collections.abc import Iterator, Sequence
from datetime import date

from archtool.checks.check import WaiverCheck
from archtool.checks.finding import Finding, Place
from archtool.checks.named_waiver import UsedWaiver
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ExpiredWaiver(WaiverCheck):
    """Reports waivers whose last day has passed; they silence nothing any more."""

    code = "WVR02"
    name = "expired-waiver"
    severity = Severity.ERROR
    title = both("豁免已过期", "expired waiver")
    why = both(
        "豁免是有期限的承诺：到期而没有改正，承诺没有兑现，它所豁免的发现重新计入",
        "a waiver is a promise with a day: when the day passes and nothing was done, its findings count again",
    )
    fix = both(
        "改正问题并删除豁免；确需延期的，由责任单位写新的 expires 和 reason",
        "correct the finding and delete the waiver; where that takes longer, its owner writes a new expires and reason",
    )
    source = "Trivy .trivyignore (exp:)"

    def inspect_waivers(self, waivers: Sequence[UsedWaiver], today: date) -> Iterator[Finding]:
        """Yield one finding for each waiver of which `today` is after the last day."""
        for one in waivers:
            named = one.named
            if named.has_expired(today):
                day = named.waiver.expires.isoformat()
                yield Finding(
                    Place.of_waiver(named.id, "expires"),
                    both(f"豁免“{named.id}”已于 {day} 过期", f"waiver '{named.id}' expired on {day}"),
                    both("改正所豁免的问题并删除它，或延期", "correct what it silences and delete it, or extend it"),
                )
