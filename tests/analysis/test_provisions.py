"""What policies and bodies provide for."""

from archtool.analysis.provisions import Provisions
from archtool.blueprints.accountability import Provision
from archtool.workspace.reading import read_texts

MODEL = """
platforms:
  sys.cloud: {name: 医疗云}
policies:
  gov.sla: {name: 服务级别, area: operations, provides: [service-levels], applies_to: [sys.cloud]}
  gov.fund: {name: 运维资金, area: operations, provides: [operation-funding]}
bodies:
  gov.committee: {name: 数据治理委员会, provides: [sharing-approval]}
"""


def test_what_is_bound_holds_for_its_elements_and_the_rest_for_all() -> None:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.architecture is not None
    provisions = Provisions(reading.architecture)
    assert provisions.holds_for(("sys.cloud",), Provision.SERVICE_LEVELS)
    assert not provisions.holds_for(("sys.net",), Provision.SERVICE_LEVELS)
    assert provisions.holds_for(("sys.net",), Provision.OPERATION_FUNDING)
    assert not provisions.holds_for(("sys.net",), Provision.TRAINING)
    assert [one.id for one in provisions.of(Provision.SHARING_APPROVAL)] == ["gov.committee"]
