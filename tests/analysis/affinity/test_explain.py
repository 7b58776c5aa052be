"""Why two systems belong together, in sentences of both languages."""

import pytest

from archtool.analysis.affinity.affinity import affinity_of
from archtool.analysis.affinity.component import Component
from archtool.analysis.affinity.explain import Explanation, explain
from archtool.workspace.reading import read_texts

MODEL = """\
systems:
  sys.a:
    name: {zh: 甲, en: A}
    reads: [x]
    functions: {count: {zh: 样本计数, en: Count samples}}
    function_category: laboratory
  sys.b:
    name: {zh: 乙, en: B}
    depends_on: [sys.a]
    function_category: examination
  sys.c:
    name: {zh: 丙, en: C}
    depends_on: [sys.b]
    functions: {count: {zh: 样本计数, en: Count samples}}
data_entities:
  data.x: {name: {zh: 数据, en: Data}, class: business}
interfaces:
  if.ab: {name: {zh: 推送, en: Feed}, provider: sys.a, consumer: sys.b}
"""


def explained(one: str, other: str) -> Explanation:
    found = read_texts({"model.yaml": MODEL}).architecture
    assert found is not None
    return explain(affinity_of(found), one, other)


def sentence(explanation: Explanation, component: Component, language: str) -> str:
    return next(one for one in explanation.reasons if one.component is component).sentence.in_language(language)


def test_each_component_has_its_sentence() -> None:
    found = explained("sys.b", "sys.a")
    assert (found.one, found.other) == ("sys.a", "sys.b")
    assert [reason.component for reason in found.reasons] == list(Component)
    assert sentence(found, Component.DATA, "zh") == "共享数据 0.000 × 0.35 = 0.000：无"
    assert sentence(found, Component.DATA, "en") == "shared data 0.000 × 0.35 = 0.000: none"
    assert sentence(found, Component.INTERFACES, "zh").endswith("：推送（未注明方式，强度 0.4）")
    assert sentence(found, Component.INTERFACES, "en").endswith(": Feed (no mode stated, strength 0.4)")
    assert sentence(found, Component.FUNCTIONS, "zh").endswith("：同属“医疗服务”大类，类别不同")
    assert sentence(found, Component.FUNCTIONS, "en").endswith(": two categories of 'medical services'")


def test_functions_that_read_alike_and_ways_through_another() -> None:
    found = explained("sys.a", "sys.c")
    assert sentence(found, Component.FUNCTIONS, "zh").endswith("：功能描述相近，样本计数 ≈ 样本计数")
    assert sentence(found, Component.DEPENDENCY, "zh").endswith("：“丙”经“乙”依赖“甲”")
    assert sentence(found, Component.DEPENDENCY, "en").endswith(": 'C' depends on 'A' through 'B'")
    assert found.main is Component.DEPENDENCY


def test_what_was_not_compared_is_not_explained() -> None:
    with pytest.raises(KeyError):
        explained("sys.a", "data.x")
