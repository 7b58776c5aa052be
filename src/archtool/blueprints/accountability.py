"""What governance provides for, and which of the duties that must stay apart a role has."""

from enum import StrEnum

from archtool.source.text import Text, both


class Provision(StrEnum):
    """What a policy or a body provides for, so that reviewers find it."""

    SERVICE_LEVELS = "service-levels"
    OPERATION_FUNDING = "operation-funding"
    SHARING_APPROVAL = "sharing-approval"
    SHARING_DUTIES = "sharing-duties"
    TRAINING = "training"
    ORGANISATION = "organisation"
    POLICY = "policy"
    FUNDING = "funding"
    TALENT = "talent"
    TECHNOLOGY = "technology"
    SECURITY = "security"

    @property
    def label(self) -> Text:
        """Return what is provided for, in words."""
        return _PROVISION_LABELS[self]


_PROVISION_LABELS = {
    Provision.SERVICE_LEVELS: both("服务级别", "service levels"),
    Provision.OPERATION_FUNDING: both("运维资金", "funding of operation"),
    Provision.SHARING_APPROVAL: both("共享审批", "approval of sharing"),
    Provision.SHARING_DUTIES: both("共享责任清单", "list of sharing duties"),
    Provision.TRAINING: both("培训", "training"),
    Provision.ORGANISATION: both("组织保障", "organisation"),
    Provision.POLICY: both("政策保障", "policy"),
    Provision.FUNDING: both("资金保障", "funding"),
    Provision.TALENT: both("人才保障", "talent"),
    Provision.TECHNOLOGY: both("技术保障", "technology"),
    Provision.SECURITY: both("安全保障", "security"),
}


class RoleDuty(StrEnum):
    """Duties that the law keeps apart: nobody may have two of them in one programme."""

    DESIGN = "design"
    BUILD = "build"
    SUPERVISE = "supervise"
    TEST = "test"

    @property
    def label(self) -> Text:
        """Return the duty's name."""
        return _DUTY_LABELS[self]


_DUTY_LABELS = {
    RoleDuty.DESIGN: both("设计", "design"),
    RoleDuty.BUILD: both("承建", "building"),
    RoleDuty.SUPERVISE: both("监理", "supervision"),
    RoleDuty.TEST: both("测评", "testing and assessment"),
}
