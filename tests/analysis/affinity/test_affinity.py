"""Affinity of small models: each component, its evidence, and what settings change."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from archtool.analysis.affinity.affinity import Affinity, affinity_of
from archtool.analysis.affinity.component import Component, Weights
from archtool.analysis.affinity.evidence import Likeness
from archtool.analysis.affinity.settings import AffinitySettings, Granularity, Hubs, HubTreatment, Measure
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

MODEL = """\
system_groups:
  sys.base: {name: 基座}
  sys.shop: {name: 应用}

systems:
  sys.a:
    name: 甲
    part_of: sys.base
    creates: [x]
    reads: [y, common]
    used_by: [doctors, all]
    hosted_on: [pool-db]
    function_category: laboratory
    functions: {count: 样本计数, print: 报告打印}
  sys.b:
    name: 乙
    part_of: sys.shop
    creates: [y]
    reads: [x, common]
    depends_on: [sys.a]
    used_by: [doctors, all]
    hosted_on: [pool-db]
    function_category: examination
    functions: {count: 样本计数}
  sys.c:
    name: 丙
    part_of: sys.shop
    reads: [common]
    depends_on: [sys.b]
    used_by: [residents, all]
    functions: {count: 样本计数, cook: 营养配餐}
  sys.d:
    name: 丁
    part_of: sys.shop
    reads: [common]
    used_by: [all]
    function_category: laboratory
  sys.old: {name: 旧系统, status: retire, reads: [x, y, common]}

modules:
  sys.b-part: {name: 乙的模块, part_of: sys.b, reads: [y]}

organisations:
  org.doctors: {name: 医生}
  org.residents: {name: 居民}
  org.all: {name: 所有单位}

data_entities:
  data.x: {name: 数据一, class: business}
  data.y: {name: 数据二, class: business}
  data.common: {name: 公共数据, class: reference}

resource_pools:
  inf.pool-db: {name: 数据库池}

interfaces:
  if.ab: {name: 甲给乙, provider: sys.a, consumer: sys.b, mode: synchronous}
  if.ba: {name: 乙给甲, provider: sys.b, consumer: sys.a, mode: push, via: sys.d}
  if.ac: {name: 甲给丙, provider: sys.a, consumer: sys.c, mode: batch, type: migration}
"""


def architecture(*texts: str) -> Architecture:
    reading = read_texts({f"model-{number}.yaml": text for number, text in enumerate(texts)})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def small(settings: AffinitySettings | None = None) -> Affinity:
    return affinity_of(architecture(MODEL), settings)


# Each component on a small model.


def test_only_what_is_built_is_compared() -> None:
    assert small().systems == ("sys.a", "sys.b", "sys.b-part", "sys.c", "sys.d")


def test_data_weigh_by_who_creates_and_by_how_many_have_them() -> None:
    found = small()

    def rarity(having: int) -> float:
        return math.log(1 + 5 / having) / math.log(6)

    common = 0.6 * rarity(2) + 0.6 * rarity(3) + 0.6 * rarity(4)
    either = rarity(2) + rarity(3) + 0.6 * rarity(4)
    assert found.pair("sys.a", "sys.b").components[Component.DATA] == pytest.approx(common / either)
    assert found.pair("sys.c", "sys.d").components[Component.DATA] == pytest.approx(1)


def test_interfaces_bind_by_mode_and_temporary_ones_not_at_all() -> None:
    assert small().pair("sys.a", "sys.b").components[Component.INTERFACES] == pytest.approx(1 - math.exp(-1.8))
    assert small().pair("sys.a", "sys.c").components[Component.INTERFACES] == 0
    discounted = small(AffinitySettings(hubs=Hubs(passing=0.5)))
    assert discounted.pair("sys.a", "sys.b").components[Component.INTERFACES] == pytest.approx(1 - math.exp(-1.4))


def test_functions_agree_in_category_then_in_group_then_in_text() -> None:
    found = small()
    same, group, text = (found.pair("sys.a", other) for other in ("sys.d", "sys.b", "sys.c"))
    assert [one.components[Component.FUNCTIONS] for one in (same, group, text)] == [1, 0.5, 0.25]
    assert same.evidence.functions is not None
    assert (same.evidence.functions.by, same.evidence.functions.name) == (Likeness.CATEGORY, "laboratory")
    assert group.evidence.functions is not None
    assert (group.evidence.functions.by, group.evidence.functions.name) == (Likeness.GROUP, "medical-services")
    assert text.evidence.functions is not None
    assert text.evidence.functions.pairs == (("fn.a.count", "fn.c.count"),)


def test_a_module_has_the_category_of_its_system() -> None:
    assert small().pair("sys.b", "sys.b-part").components[Component.FUNCTIONS] == 1


def test_dependencies_count_directly_and_through_one_between() -> None:
    found = small()
    assert found.pair("sys.a", "sys.b").components[Component.DEPENDENCY] == 1
    assert found.pair("sys.a", "sys.c").components[Component.DEPENDENCY] == 0.5
    assert found.pair("sys.a", "sys.c").evidence.dependencies[0].path == ("sys.c", "sys.b", "sys.a")
    direct = small(AffinitySettings(one_between=0))
    assert direct.pair("sys.a", "sys.c").components[Component.DEPENDENCY] == 0


def test_users_of_everything_say_nothing() -> None:
    found = small(AffinitySettings(universal=0.7))
    assert [one.id for one in found.pair("sys.a", "sys.b").evidence.organisations] == ["org.doctors"]
    assert found.pair("sys.a", "sys.b").components[Component.ORGANISATIONS] == 1
    assert found.pair("sys.a", "sys.c").components[Component.ORGANISATIONS] == 0


def test_pools_are_shared() -> None:
    found = small()
    assert found.pair("sys.a", "sys.b").components[Component.INFRASTRUCTURE] == 1
    assert found.pair("sys.a", "sys.c").components[Component.INFRASTRUCTURE] == 0


def test_a_system_may_be_compared_as_a_whole() -> None:
    found = small(AffinitySettings(granularity=Granularity.SYSTEM))
    assert found.systems == ("sys.a", "sys.b", "sys.c", "sys.d")


def test_cosine_of_the_same_uses_is_1() -> None:
    found = small(AffinitySettings(measure=Measure.COSINE))
    assert found.pair("sys.c", "sys.d").components[Component.DATA] == pytest.approx(1)
    assert 0 < found.pair("sys.a", "sys.c").components[Component.DATA] < 1


def test_unknown_systems_and_a_system_with_itself_are_no_pair() -> None:
    for pair in (("sys.a", "sys.a"), ("sys.a", "sys.old"), ("sys.nobody", "sys.a")):
        with pytest.raises(KeyError):
            small().pair(*pair)


# Weights, threshold and hubs.


def test_weights_sum_to_1() -> None:
    with pytest.raises(ValidationError, match=r"sum to 1\.15, not to 1"):
        Weights(data=0.5)
    with pytest.raises(ValidationError):
        Weights(data=-0.1, interfaces=0.7)
    assert Weights(data=0.30, interfaces=0.30).interfaces == 0.30
    with pytest.raises(ValueError, match="above 0"):
        Weights.in_proportion({})


def test_without_a_component_the_others_keep_their_proportion() -> None:
    found = small().without(Component.FUNCTIONS)
    assert found.weights.functions == 0
    assert found.weights.data == pytest.approx(0.35 / 0.85)
    assert found.between("sys.a", "sys.d") < small().between("sys.a", "sys.d")


def test_pairs_below_the_threshold_are_not_clustered() -> None:
    keep = Hubs(treatment=HubTreatment.KEEP)
    found = small(AffinitySettings(threshold=0.3, hubs=keep))
    assert min(weight for _, _, weight in found.similarity) >= 0.3
    assert min(weight for _, _, weight in found.correlation) < 0.3
    assert found.similarity.nodes == found.systems


def star(treatment: HubTreatment) -> Affinity:
    """Nine systems that need one, which needs a tenth; they stand in three groups, and it in a fourth."""
    spokes = "\n".join(
        f"  sys.s{number}: {{name: 系统{number}, part_of: sys.g{number % 3}, depends_on: [hub]}}" for number in range(9)
    )
    groups = "\n".join(f"  sys.g{number}: {{name: 群{number}}}" for number in range(3))
    hub = "  sys.hub: {name: 总线, part_of: sys.base, depends_on: [root]}\n  sys.root: {name: 根, part_of: sys.base}\n"
    text = f"system_groups:\n  sys.base: {{name: 基座}}\n{groups}\nsystems:\n{hub}{spokes}\n"
    return affinity_of(
        architecture(text.replace("[hub]", "[sys.hub]").replace("[root]", "[sys.root]")),
        AffinitySettings(hubs=Hubs(treatment=treatment)),
    )


def test_a_hub_of_the_base_is_removed() -> None:
    found = star(HubTreatment.BY_PLACE)
    assert found.removed == ("sys.hub",)
    assert "sys.hub" not in found.similarity.nodes
    assert found.correlation.between("sys.hub", "sys.s1") == pytest.approx(0.10)
    assert [(hub.degree, hub.whole) for hub in found.hubs] == [(10, "sys.base")]


def test_a_hub_is_down_weighted_or_kept() -> None:
    kept, down = star(HubTreatment.KEEP), star(HubTreatment.DOWN_WEIGHT)
    assert kept.similarity.between("sys.hub", "sys.s1") == pytest.approx(0.10)
    assert down.similarity.between("sys.hub", "sys.s1") == pytest.approx(0.10 / math.sqrt(10))


def test_what_needs_the_same_through_a_hub_is_not_nearer() -> None:
    assert star(HubTreatment.KEEP).pair("sys.s1", "sys.root").components[Component.DEPENDENCY] == 0


# Properties.


@st.composite
def programmes(draw: st.DrawFn) -> list[str]:
    """Systems as separate texts, which may be read in any order."""
    data = st.sets(st.sampled_from(("u", "v", "w")), max_size=3)
    users = st.sets(st.sampled_from(("p", "q")), max_size=2)
    texts: list[str] = []
    for number in range(draw(st.integers(2, 4))):
        needs = f"[sys.s{number - 1}]" if number and draw(st.booleans()) else "[]"
        reads, used = ", ".join(sorted(draw(data))), ", ".join(sorted(draw(users)))
        category = draw(st.sampled_from(("laboratory", "examination", "staff")))
        texts.append(
            f"systems:\n  sys.s{number}: {{name: 系统{number}, reads: [{reads}], used_by: [{used}], "
            f"depends_on: {needs}, function_category: {category}}}\n"
        )
    return texts


REST = """\
data_entities:
  data.u: {name: 数据一, class: business}
  data.v: {name: 数据二, class: business}
  data.w: {name: 数据三, class: business}
organisations:
  org.p: {name: 单位一}
  org.q: {name: 单位二}
"""


@given(st.data(), programmes(), st.sampled_from(Measure))
def test_the_order_in_which_a_model_is_written_makes_no_difference(
    data: st.DataObject, texts: list[str], measure: Measure
) -> None:
    settings = AffinitySettings(measure=measure)
    first = affinity_of(architecture(*texts, REST), settings)
    other = affinity_of(architecture(*data.draw(st.permutations([*texts, REST]))), settings)
    assert other.pairs == first.pairs
    assert other.similarity == first.similarity
    assert all(0 <= value <= 1 for pair in first.pairs.values() for value in pair.components.values())
