"""A located value to a pydantic one, with every problem in our own words at its own place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from archtool.model.problem import UnreadableValueError
from archtool.source.diagnostic import Diagnostic
from archtool.source.nearest import nearest
from archtool.source.node import Node, Written, plain
from archtool.source.node_path import key_at, node_at
from archtool.source.span import Span
from archtool.source.text import Text, both
from archtool.workspace.codes import KEY, MISSING, VALUE, problem

Model = TypeVar("Model", bound=BaseModel)


class Places(Protocol):
    """Where a path of keys and positions into the validated value is written."""

    def value(self, steps: Sequence[int | str]) -> Span:
        """Return the place of the value."""
        ...

    def key(self, steps: Sequence[int | str]) -> Span:
        """Return the place of the key that ends the path."""
        ...


@dataclass(frozen=True, slots=True)
class _InNode:
    """Places inside one node of one file."""

    node: Node
    path: str

    def value(self, steps: Sequence[int | str]) -> Span:
        return node_at(self.node, steps).span(self.path)

    def key(self, steps: Sequence[int | str]) -> Span:
        return key_at(self.node, steps).span(self.path)


def validate_node(model: type[Model], node: Node, path: str) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """Return the value of a node, or what is wrong with it."""
    return validate(model, cast("dict[str, Written]", plain(node)), _InNode(node, path))


def validate(
    model: type[Model], values: Mapping[str, Written], places: Places
) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """Return the model of written values, or every problem with them; keys are what authors write, not field names."""
    try:
        return model.model_validate(values, by_alias=True, by_name=False), ()
    except ValidationError as error:
        return None, explained(model, error, values, places)


def explained(
    model: type[BaseModel], error: ValidationError, values: Mapping[str, Written], places: Places
) -> tuple[Diagnostic, ...]:
    """Return every problem that pydantic found with written values."""
    details = error.errors(include_url=False, include_input=True)
    return tuple(_diagnostic(model, detail, _steps(detail, values), places) for detail in details)


def _steps(detail: ErrorDetails, values: Mapping[str, Written]) -> tuple[int | str, ...]:
    """Return the path to a problem in what was written, without pydantic's own steps such as branches of unions."""
    steps: list[int | str] = []
    current: object = values
    for step in detail["loc"]:
        if isinstance(current, Mapping) and step in current:
            current = cast("Mapping[object, object]", current)[step]
        elif isinstance(current, list) and isinstance(step, int):
            current = cast("list[object]", current)[step]
        else:
            continue
        steps.append(step)
    return (*steps, detail["loc"][-1]) if detail["type"] == "missing" else tuple(steps)


def _diagnostic(
    model: type[BaseModel], detail: ErrorDetails, steps: tuple[int | str, ...], places: Places
) -> Diagnostic:
    where = ".".join(str(step) for step in steps)
    kind = detail["type"]
    if kind == "missing":
        owner = places.value(steps[:-1])
        return problem(
            MISSING,
            both(f"缺少必填的键“{where}”", f"the key '{where}' is missing"),
            owner,
            both(f"补上 {steps[-1]}: …", f"add {steps[-1]}: ..."),
        )
    if kind == "extra_forbidden":
        near = nearest(str(steps[-1]), _field_names(model, steps[:-1]))
        hint = both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None
        return problem(KEY, both(f"未知的键“{where}”", f"unknown key '{where}'"), places.key(steps), hint)
    message, hint = _words(model, detail, steps)
    quoted = _quote(detail["input"])
    return problem(
        VALUE,
        both(
            f"“{where}”的值 {quoted} 不合要求：{message.in_language('zh')}",
            f"'{where}' cannot be {quoted}: {message.in_language('en')}",
        ),
        places.value(steps),
        hint,
    )


def _words(model: type[BaseModel], detail: ErrorDetails, steps: Sequence[int | str]) -> tuple[Text, Text | None]:
    context = detail.get("ctx", {})
    cause = context.get("error")
    if isinstance(cause, UnreadableValueError):
        return cause.message, cause.hint
    if detail["type"] in ("enum", "literal_error"):
        return _vocabulary(model, detail, steps, re.findall(r"'([^']*)'", str(context.get("expected", ""))))
    return _plain_words(detail["type"], context)


def _vocabulary(
    model: type[BaseModel], detail: ErrorDetails, steps: Sequence[int | str], words: Sequence[str]
) -> tuple[Text, Text | None]:
    listed = ", ".join(words)
    message = both(f"可用的值：{listed}", f"expected one of {listed}")
    written = str(detail["input"])
    by_label = [word for word in words if written and written in _label_of(model, steps, word)]
    near = by_label[:1] or nearest(written, words)
    return message, both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None


def _label_of(model: type[BaseModel], steps: Sequence[int | str], word: str) -> str:
    """Return the Chinese label of an enumerated word, so that 有条件 leads to `conditional`."""
    field = _field(model, steps)
    for candidate in _enums(field):
        if word in candidate._value2member_map_:
            label = getattr(candidate(word), "label", None)
            return label.in_language("zh") if isinstance(label, Text) else ""
    return ""


def _enums(annotation: object) -> tuple[type[Enum], ...]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return (annotation,)
    return tuple(found for one in get_args(annotation) for found in _enums(one))


def _field(model: type[BaseModel], steps: Sequence[int | str]) -> object:
    annotation: object = model
    for step in steps:
        if isinstance(step, int):
            continue
        owner = _model_in(annotation)
        if owner is None:
            return None
        annotation = next(
            (field.annotation for name, field in owner.model_fields.items() if step in (name, field.alias)), None
        )
    return annotation


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        found = _model_in(inner)
        if found is not None:
            return found
    return None


def _field_names(model: type[BaseModel], steps: Sequence[int | str]) -> tuple[str, ...]:
    owner = _model_in(_field(model, steps)) if steps else model
    return tuple(sorted(field.alias or name for name, field in owner.model_fields.items())) if owner else ()


def _plain_words(kind: str, context: Mapping[str, object]) -> tuple[Text, Text | None]:
    if kind == "string_type":
        return both("应为文字", "expected a text"), both(
            "数字作为文字时加引号", "put a number in quotes to make it a text"
        )
    if kind.startswith(("int_", "decimal_", "float_")):
        return both(
            "应为整数" if kind.startswith("int_") else "应为数字",
            "expected a whole number" if kind.startswith("int_") else "expected a number",
        ), None
    if kind.startswith("bool_"):
        return both("应为 true 或 false", "expected true or false"), None
    if kind in ("tuple_type", "list_type"):
        return both("应为列表", "expected a list"), both("写成 [a, b]", "write [a, b]")
    if kind in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
        return both("应为“键: 值”的映射", "expected a mapping of keys to values"), None
    limits = {
        "greater_than_equal": ("ge", "不小于", "at least"),
        "less_than_equal": ("le", "不大于", "at most"),
        "greater_than": ("gt", "大于", "more than"),
        "less_than": ("lt", "小于", "less than"),
    }
    if kind in limits:
        key, zh, en = limits[kind]
        return both(f"应{zh} {context.get(key)}", f"expected {en} {context.get(key)}"), None
    if kind == "string_pattern_mismatch":
        pattern = context.get("pattern")
        return both(f"应符合 {pattern}", f"expected to match {pattern}"), None
    return both("写法不对", f"not valid here ({kind.replace('_', ' ')})"), None


def _quote(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(str(key) for key in list(cast("Mapping[object, object]", value))[:3]) + "}"
    if isinstance(value, list | tuple):
        return "[…]"
    text = "null" if value is None else str(value)
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
