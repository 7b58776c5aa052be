"""What names mean, and which are alike."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.alike import alike_terms
from archtool.analysis.terms import is_regional, similarity, term


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("区域检验诊断中心系统", "检验诊断"),
        ("检验信息系统(LIS)", "检验"),
        ("检验信息系统（LIS）", "检验"),
        ("全面预算管理", "全面预算"),
        ("预算监管", "预算监管"),
        ("统一采购", "采购"),
        ("服务包", "服务包"),
        ("管理", "管理"),
        ("系统", "系统"),
        ("功能12", "功能"),
        ("12", "12"),
        ("API管理", "api"),
        ("(LIS)", "lis"),
    ],
)
def test_term_is_what_a_name_means(name: str, meaning: str) -> None:
    assert term(name) == meaning


@given(st.text(min_size=1))
def test_term_never_loses_everything(name: str) -> None:
    assert term(name) or not name.strip()


def test_regional_names_begin_with_a_scope() -> None:
    assert is_regional("区域检验诊断中心系统")
    assert not is_regional("检验信息系统")


def test_similarity_is_that_of_bigrams() -> None:
    assert similarity("预算", "预算") == 1
    assert similarity("预", "算") == 0
    assert similarity("病种费用分析", "费用分析") == 0.75


words = st.text(alphabet="预算编制审批", max_size=7)


@given(st.lists(words, max_size=25), st.sampled_from([0.3, 0.5, 0.75, 0.9, 1.0]))
def test_index_finds_what_comparing_each_with_each_would(terms: list[str], least: float) -> None:
    found = alike_terms(terms, least)
    expected = {(one, other) for one, other in product(set(terms), repeat=2) if similarity(one, other) >= least}
    assert {(one, other) for one, others in found.items() for other in others} == expected
    assert all(others[0] == one and list(others[1:]) == sorted(others[1:]) for one, others in found.items())
