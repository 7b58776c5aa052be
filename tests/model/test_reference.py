"""Fields that hold ids are found wherever they stand in a model."""

from typing import Annotated

from pydantic import BaseModel, Field

from archtool.blueprints.application import Flow, System
from archtool.blueprints.programme import WorkPackage
from archtool.blueprints.relationships import PermissionProperties
from archtool.model.reference import AnyReference, ReferencePath, ReferenceTo, reference_paths


class Inner(BaseModel):
    one: Annotated[str, ReferenceTo(("system",))]
    many: tuple[Annotated[str, ReferenceTo(("phase",))], ...] = ()


class Outer(BaseModel):
    plain: str
    any: AnyReference
    maybe: Annotated[AnyReference | None, Field(alias="perhaps")] = None
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()


def test_references_are_found_through_lists_options_and_inner_models_by_the_written_key() -> None:
    assert reference_paths(Outer) == (
        ReferencePath(("any",), ReferenceTo()),
        ReferencePath(("perhaps",), ReferenceTo()),
        ReferencePath(("inner", "one"), ReferenceTo(("system",))),
        ReferencePath(("inner", "many"), ReferenceTo(("phase",))),
        ReferencePath(("inners", "one"), ReferenceTo(("system",))),
        ReferencePath(("inners", "many"), ReferenceTo(("phase",))),
    )


def test_the_kinds_say_where_their_references_stand() -> None:
    fields = {
        kind.__name__: [".".join(path.fields) for path in reference_paths(kind)] for kind in (System, WorkPackage)
    }
    assert fields == {"System": ["from", "until"], "WorkPackage": ["from", "until", "phase"]}
    assert {".".join(path.fields) for path in reference_paths(Flow)} >= {"steps.system", "steps.data"}
    assert [".".join(path.fields) for path in reference_paths(PermissionProperties)] == ["from", "until", "controls"]
