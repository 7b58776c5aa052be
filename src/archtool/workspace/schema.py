"""The JSON Schemas of model files and of the manifest, derived from the kinds: what editors complete and check."""

import json
from collections.abc import Iterable, Mapping, Sequence
from inspect import getdoc
from typing import cast

from pydantic import BaseModel

from archtool.model.catalogue import Catalogue, RelationshipKey
from archtool.model.element import Element
from archtool.model.relationship import RelationshipProperties
from archtool.workspace.gather import DEFAULTS, ID_FORM, LANGUAGE_FORM, OTHER_SECTIONS
from archtool.workspace.manifest import Manifest
from archtool.workspace.own_check import CODE_FORM, OwnCheck
from archtool.workspace.plan_options import PlanOptions
from archtool.workspace.root import MANIFEST_NAME
from archtool.workspace.value_schema import DIALECT, Schema, model_schemas, reference
from archtool.workspace.waiver import Waiver

NAMES = "Names"
_COMMENT = (
    "Written by `archtool schema --write`. No element demands its keys here: several files may add facts to one id, "
    "so only `archtool check`, which reads them all, knows what is missing."
)
_NULL: Schema = {"type": "null"}


def as_json(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def manifest_schema(plan: Mapping[str, type[BaseModel]]) -> Schema:
    """Return the schema of `archtool.yaml`; `plan` are the settings below its key of that name, by key."""
    own, definitions = model_schemas([Manifest, *plan.values()])
    options = cast("dict[str, Schema]", definitions[PlanOptions.__name__]["properties"])
    for key, settings in plan.items():
        options[key] = {**own[settings], "description": options[key]["description"]}
    return {
        "$schema": DIALECT,
        "title": f"archtool: {MANIFEST_NAME}",
        **own[Manifest],
        "definitions": definitions,
    }


def files_schema(
    catalogue: Catalogue, figures: Mapping[str, type[BaseModel]], theme: type[BaseModel], pin: type[BaseModel]
) -> Schema:
    """Return the schema of every other file of a workspace.

    `figures` are the kinds of view by name, `theme` is the house style, `pin` a place in a figure: floors above this
    one own them.
    """
    return _Files(catalogue, figures, theme, pin).schema()


class _Files:
    """Holds what the definitions of one schema share."""

    def __init__(
        self, catalogue: Catalogue, figures: Mapping[str, type[BaseModel]], theme: type[BaseModel], pin: type[BaseModel]
    ) -> None:
        self.catalogue = catalogue
        self.figures = figures
        self.theme = theme
        self.pin = pin
        carried = dict.fromkeys(kind.properties for kind in catalogue.relationships)
        edges = (Waiver, OwnCheck, theme, pin)
        self.own, self.definitions = model_schemas([*catalogue.kinds, *figures.values(), *carried, *edges])
        self.prefixes = {kind.info.name: kind.info.prefix for kind in catalogue.kinds}
        self.definitions[NAMES] = _names_schema(key for keys in catalogue.keys.values() for key in keys)
        for properties in carried:
            self.definitions[properties.__name__] = self.own[properties]

    def schema(self) -> Schema:
        for kind in self.catalogue.kinds:
            self.definitions[kind.info.name] = self._body(kind)
        for name, view in self.figures.items():
            self.definitions[_view_definition(name)] = self.own[view]
        sections: dict[str, object] = {plural: self._section(kind) for plural, kind in self.catalogue.by_plural.items()}
        return {
            "$schema": DIALECT,
            "title": "archtool: model file",
            "$comment": _COMMENT,
            "type": ["object", "null"],
            "properties": {**sections, DEFAULTS: self._defaults(), **self._other_sections()},
            "additionalProperties": False,
            "definitions": self.definitions,
        }

    def _section(self, kind: type[Element]) -> Schema:
        info = kind.info
        blueprint = info.blueprint.label
        begin = f"; ids begin with {info.prefix}" if info.prefix else ""
        return {
            "description": f"{_title(kind)} ({blueprint.in_language('zh')} {blueprint.in_language('en')}){begin}",
            "type": ["object", "null"],
            "patternProperties": {_identity((info.prefix,)): self._entry(kind)},
            "additionalProperties": False,
        }

    def _entry(self, kind: type[Element]) -> Schema:
        return {"anyOf": [reference(kind.info.name), reference(NAMES), _NULL]}

    def _defaults(self) -> Schema:
        return {
            "description": "keys that hold for every element of this file that does not state them itself, by section",
            "type": ["object", "null"],
            "properties": {plural: reference(kind.info.name) for plural, kind in self.catalogue.by_plural.items()},
            "additionalProperties": False,
        }

    def _other_sections(self) -> dict[str, object]:
        others: dict[str, object] = {name: {"type": "object"} for name in OTHER_SECTIONS}
        others["theme"] = self.own[self.theme]
        others["themes"] = {
            "description": "样式 further themes by name, for archtool render --theme",
            "type": "object",
            "additionalProperties": self.own[self.theme],
        }
        others["pins"] = {
            "description": "固定的位置 pinned places by view, in it by box: docs/rendering.md",
            "type": ["object", "null"],
            "additionalProperties": {"type": ["object", "null"], "additionalProperties": self.own[self.pin]},
        }
        others["waivers"] = {
            "description": "豁免 waivers by id: findings that somebody answers for, until a day",
            "type": "object",
            "additionalProperties": self.own[Waiver],
        }
        others["checks"] = {
            "description": "检查 checks of one's own by code, as BSH01: docs/own-checks.md",
            "type": "object",
            "patternProperties": {CODE_FORM: self.own[OwnCheck]},
            "additionalProperties": False,
        }
        others["views"] = {
            "description": "视图 views by id: which figures to draw",
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "properties": {"figure": {"description": "kind of figure", "enum": list(self.figures)}},
                "required": ["figure"],
                "allOf": [
                    {
                        "if": {"properties": {"figure": {"const": name}}, "required": ["figure"]},
                        "then": reference(_view_definition(name)),
                    }
                    for name in self.figures
                ],
            },
        }
        return others

    def _body(self, kind: type[Element]) -> Schema:
        own = self.own[kind]
        name = kind.info.name
        properties = dict(cast("Schema", own["properties"]))
        del properties["id"]
        for key, meaning in self.catalogue.keys[name].items():
            properties[key] = self._relationship(meaning)
        for key, nested in self.catalogue.nested[name].items():
            properties[key] = {
                "description": f"{_title(nested)}, by a short key",
                "type": "object",
                "patternProperties": {_identity(("",)): self._entry(nested)},
                "additionalProperties": False,
            }
        return {
            "title": _title(kind),
            "description": (getdoc(kind) or "").replace("\n", " ").strip(),
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
        }

    def _relationship(self, meaning: RelationshipKey) -> Schema:
        kind = meaning.kind
        label = kind.inverse_label if meaning.is_inverse else kind.label
        prefixes = tuple(dict.fromkeys(self.prefixes[other] for other in meaning.others))
        values = self._values(prefixes, kind.properties, is_single=kind.single and not meaning.is_inverse)
        ends = "any kind" if len(meaning.others) == len(self.prefixes) else ", ".join(meaning.others)
        described = f"{label.in_language('zh')} {label.in_language('en')}: {ends}"
        return {"description": described, **reference(values)}

    def _values(self, prefixes: tuple[str, ...], carried: type[RelationshipProperties], *, is_single: bool) -> str:
        """Return the name of the definition of a relationship's value: an id, a list, or ids with properties."""
        admitted = "any" if "" in prefixes else "-or-".join(prefix.rstrip(".-") for prefix in prefixes)
        many = "one" if is_single else "some"
        plain = carried is RelationshipProperties
        name = f"{many}-{admitted}" if plain else f"{many}-{admitted}-with-{carried.__name__}"
        form = _reference_form(prefixes)
        identity: Schema = {"type": "string", "pattern": form}
        if len(prefixes) == 1 and prefixes[0] and not prefixes[0].endswith("."):
            identity["type"] = ["string", "integer"]  # P1 may be written 1
        limits: tuple[Schema, Schema] = ({"maxItems": 1}, {"maxProperties": 1}) if is_single else ({}, {})
        self.definitions[name] = {
            "anyOf": [
                identity,
                {"type": "array", "items": identity, **limits[0]},
                {
                    "type": "object",
                    "patternProperties": {form: {"anyOf": [reference(carried.__name__), _NULL]}},
                    "additionalProperties": False,
                    **limits[1],
                },
                _NULL,
            ]
        }
        return name


def _names_schema(keys: Iterable[str]) -> Schema:
    """Return the schema of an element that is written as its name; `at` looks like a language and is a key."""
    not_languages = "|".join(sorted({key for key in keys if LANGUAGE_FORM.fullmatch(key)}))
    form = f"^(?!({not_languages})$){LANGUAGE_FORM.pattern}$" if not_languages else f"^{LANGUAGE_FORM.pattern}$"
    return {
        "description": "the name alone, one text or one a language",
        "anyOf": [
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "patternProperties": {form: {"type": "string", "minLength": 1}},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ],
    }


def _view_definition(figure: str) -> str:
    return f"view-{figure}"


def _title(kind: type[Element]) -> str:
    return f"{kind.info.label.in_language('zh')} {kind.info.label.in_language('en')}"


def _identity(prefixes: Sequence[str]) -> str:
    """Return the form of a whole id that begins with one of the prefixes.

    Only dots are escaped: editors compile patterns with the flag under which an escaped hyphen is an error.
    """
    begin = "|".join(prefix.replace(".", r"\.") for prefix in prefixes)
    return f"^(?={begin}){ID_FORM.pattern}$" if begin else f"^{ID_FORM.pattern}$"


def _reference_form(prefixes: Sequence[str]) -> str:
    """Return the form of a reference: whole ids, or any id where one prefix alone may be left out."""
    return _identity(("",)) if len(prefixes) == 1 or "" in prefixes else _identity(tuple(prefixes))
