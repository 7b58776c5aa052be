"""The standard catalogue holds together: words in two languages, counterparts, endpoints, keys of one meaning."""

import re
from collections import Counter
from typing import get_args

import pytest
from pydantic import BaseModel

from archtool.blueprints.standard import standard_catalogue
from archtool.model.element import Element, Value
from archtool.model.kind import Blueprint
from archtool.model.reference import reference_paths
from archtool.model.relationship import ANY_KIND, RelationshipKind, RelationshipProperties
from archtool.workspace.plan import KindPlan, kind_plans

CATALOGUE = standard_catalogue()
NAMES = {kind.info.name for kind in CATALOGUE.kinds}
# ArchiMate 3.2: the elements of all layers that our kinds map to, and the relationships of chapter 5.
ELEMENTS = {
    "Application Component",
    "Application Function",
    "Application Interface",
    "Assessment",
    "Business Actor",
    "Business Collaboration",
    "Business Process",
    "Business Role",
    "Communication Network",
    "Constraint",
    "Data Object",
    "Deliverable",
    "Device",
    "Equipment",
    "Facility",
    "Goal",
    "Grouping",
    "Location",
    "Node",
    "Outcome",
    "Path",
    "Plateau",
    "Principle",
    "Requirement",
    "System Software",
    "Technology Process",
    "Value",
    "Value Stream",
    "Work Package",
}
RELATIONSHIPS = {
    "Access",
    "Aggregation",
    "Assignment",
    "Association",
    "Composition",
    "Flow",
    "Influence",
    "Realization",
    "Serving",
    "Triggering",
}

every_kind = pytest.mark.parametrize("kind", CATALOGUE.kinds, ids=lambda kind: kind.info.name)
every_relationship = pytest.mark.parametrize("relationship", CATALOGUE.relationships, ids=lambda one: one.name)
every_plan = pytest.mark.parametrize("plan", kind_plans(CATALOGUE).values(), ids=lambda plan: plan.name)


def test_names_plurals_and_relationships_are_unique() -> None:
    words = [kind.info.name for kind in CATALOGUE.kinds], [kind.info.plural for kind in CATALOGUE.kinds]
    assert [word for some in words for word, count in Counter(some).items() if count > 1] == []
    keys = Counter(key for one in CATALOGUE.relationships for key in (one.name, one.inverse) if key)
    assert [key for key, count in keys.items() if count > 1] == []


@every_kind
def test_a_kind_has_words_in_both_languages_and_a_counterpart_in_archimate(kind: type[Element]) -> None:
    info = kind.info
    assert info.label.languages == ("en", "zh")
    assert all(info.label.in_language(language).strip() for language in ("zh", "en"))
    assert re.search(r"[\u4e00-\u9fff]", info.label.in_language("zh"))
    assert info.archimate in ELEMENTS
    assert info.blueprint in Blueprint
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", info.name)
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", info.plural)
    assert f"ArchiMate: {info.archimate}." in (kind.__doc__ or "")


@every_kind
def test_a_kind_is_frozen_refuses_unknown_keys_and_describes_each_field(kind: type[Element]) -> None:
    assert kind.model_config.get("frozen")
    assert kind.model_config.get("extra") == "forbid"
    assert kind.__bases__ == (Element,)
    assert [name for name, field in kind.model_fields.items() if not field.description] == []


@every_relationship
def test_a_relationship_has_words_in_both_languages_and_a_counterpart(relationship: RelationshipKind) -> None:
    for label in (relationship.label, relationship.inverse_label):
        assert label.languages == ("en", "zh")
        assert all(label.in_language(language).strip() for language in ("zh", "en"))
    assert relationship.archimate.split(" (")[0] in RELATIONSHIPS
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", relationship.name)
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", relationship.inverse)


@every_relationship
def test_the_ends_of_a_relationship_are_kinds(relationship: RelationshipKind) -> None:
    assert relationship.endpoints
    ends = {end for pair in relationship.endpoints for end in pair}
    assert ends - NAMES - {ANY_KIND} == set()
    assert len(set(relationship.endpoints)) == len(relationship.endpoints)


@every_plan
def test_no_key_of_a_kind_has_two_meanings(plan: KindPlan) -> None:
    assert sorted(plan.properties & plan.relationships.keys()) == []
    assert sorted(plan.properties & plan.nested.keys()) == []
    assert sorted(plan.relationships.keys() & plan.nested.keys()) == []
    assert len(set(plan.keys)) == len(plan.keys)
    assert plan.stated == plan.properties | plan.relationships.keys()


@every_plan
def test_what_a_key_means_is_what_the_endpoints_permit(plan: KindPlan) -> None:
    for meaning in plan.relationships.values():
        for other in meaning.others:
            ends = (other, plan.name) if meaning.is_inverse else (plan.name, other)
            assert meaning.kind.admits(*ends)
        prefixes = {CATALOGUE.by_name[other].info.prefix for other in meaning.others}
        assert meaning.prefix == (prefixes.pop() if len(prefixes) == 1 else "")


@every_plan
def test_fields_that_are_references_name_kinds(plan: KindPlan) -> None:
    assert {kind for path in plan.references for kind in path.target.kinds} - NAMES == set()


@every_relationship
def test_properties_of_relationships_name_kinds_and_describe_each_field(relationship: RelationshipKind) -> None:
    properties = relationship.properties
    assert issubclass(properties, RelationshipProperties)
    assert {kind for path in reference_paths(properties) for kind in path.target.kinds} - NAMES == set()
    assert [name for name, field in properties.model_fields.items() if not field.description] == []


def test_every_nested_kind_is_tied_to_its_hosts_by_a_single_relationship() -> None:
    nesting = [kind.info for kind in CATALOGUE.kinds if kind.info.nested]
    assert [info.name for info in nesting] == ["function"]
    for info in nesting:
        assert info.nested is not None
        tie = CATALOGUE.relationship[info.nested.relationship]
        assert tie.single
        hosts = [plan.name for plan in kind_plans(CATALOGUE).values() if info.nested.key in plan.nested]
        assert sorted(hosts) == sorted(target for source, target in tie.endpoints if source == info.name)


def _values_in(model: type[BaseModel]) -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = []
    pending: list[object] = [field.annotation for field in model.model_fields.values()]
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found += [annotation, *_values_in(annotation)]
        pending.extend(get_args(annotation))
    return found


@every_kind
def test_values_inside_a_kind_are_as_strict_as_the_kind(kind: type[Element]) -> None:
    assert [value.__name__ for value in _values_in(kind) if not issubclass(value, Value)] == []
