"""What sorts of work a schedule holds."""

from enum import StrEnum

from archtool.source.text import Text, both


class WorkSort(StrEnum):
    """What sort of work a package is, as far as a plan treats it otherwise than building."""

    PREPARATION = "preparation"
    TENDER = "tender"
    BUILD = "build"
    PILOT = "pilot"
    ROLLOUT = "rollout"
    ASSESSMENT = "assessment"
    EVALUATION = "evaluation"
    TRIAL = "trial"
    TEST = "test"
    ACCEPTANCE = "acceptance"

    @property
    def label(self) -> Text:
        """Return the name that schedules print."""
        return _SORT_LABELS[self]

    @property
    def delivers(self) -> bool:
        """Return whether a package of this sort hands something over that is then in use."""
        return self in (WorkSort.BUILD, WorkSort.PILOT, WorkSort.ROLLOUT)


_SORT_LABELS = {
    WorkSort.PREPARATION: both("准备", "preparation"),
    WorkSort.TENDER: both("招标采购", "tender"),
    WorkSort.BUILD: both("建设", "building"),
    WorkSort.PILOT: both("试点", "pilot"),
    WorkSort.ROLLOUT: both("推广", "roll-out"),
    WorkSort.ASSESSMENT: both("等保测评与密评", "security assessment"),
    WorkSort.EVALUATION: both("分级评价", "maturity evaluation"),
    WorkSort.TRIAL: both("试运行", "trial run"),
    WorkSort.TEST: both("第三方测评", "third-party test"),
    WorkSort.ACCEPTANCE: both("竣工验收", "final acceptance"),
}
