"""What must be together becomes one; rules that cannot both hold are named."""

from decimal import Decimal

import pytest

from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem
from archtool.analysis.division.rules import RuleConflictError, Separate, Together

SIMILARITY = Similarity.of("abcd", {("a", "b"): 0.5, ("b", "c"): 0.4, ("a", "d"): 0.3})
COST = {"a": Decimal(1), "b": Decimal(2), "c": Decimal(4), "d": Decimal(8)}


def test_chained_rules_make_one_block() -> None:
    rules = (Together("split.one", ("c", "b")), Together("split.two", ("b", "a", "elsewhere")))
    contraction = Problem(SIMILARITY, COST, together=rules).contraction
    assert contraction.blocks == (("a", "b", "c"), ("d",))
    assert contraction.cost == (Decimal(7), Decimal(8))
    assert contraction.graph.loops == pytest.approx((0.9, 0))
    assert dict(contraction.graph.near[0]) == {1: 0.3}


def test_a_conflict_names_every_rule_that_leads_to_it() -> None:
    rules = (Together("split.one", ("c", "b")), Together("split.two", ("b", "a")), Together("split.other", ("a", "d")))
    problem = Problem(SIMILARITY, COST, together=rules, separate=(Separate("split.apart", ("a",), ("c",)),))
    with pytest.raises(RuleConflictError) as raised:
        _ = problem.contraction
    (conflict,) = raised.value.conflicts
    assert (conflict.one, conflict.other) == ("a", "c")
    assert conflict.together == ("split.two", "split.one")
    for language in ("zh", "en"):
        words = raised.value.message.in_language(language)
        assert all(rule in words for rule in ("split.one", "split.two", "split.apart"))
        assert "split.other" not in words


def test_categories_cannot_be_held_together() -> None:
    rules = (Together("split.one", ("a", "b")),)
    problem = Problem(SIMILARITY, COST, {"a": "software", "b": "services"}, together=rules)
    with pytest.raises(RuleConflictError, match=r"split\.one"):
        _ = problem.contraction


def test_a_soft_rule_is_no_conflict() -> None:
    soft = Separate("split.soft", ("a",), ("b",), is_hard=False)
    problem = Problem(SIMILARITY, COST, together=(Together("split.one", ("a", "b")),), separate=(soft,))
    assert problem.contraction.foes == ()


def test_a_divided_block_goes_with_most_of_it() -> None:
    problem = Problem(SIMILARITY, COST, together=(Together("split.one", ("a", "b", "c")),))
    labels = problem.contraction.labels(Partition.of_lots([("a",), ("b", "c", "d")]))
    assert labels == [1, 1]
