"""Instances: one definition, one copy an organisation, with what that organisation overrides."""

from dataclasses import dataclass

from archtool.model.element import Element


@dataclass(frozen=True, slots=True)
class Instance:
    """An element as it stands at one organisation; `element` already carries that organisation's overrides."""

    element: Element
    organisation: str

    @property
    def id(self) -> str:
        """Return the instance's id: definition, `@`, organisation."""
        return f"{self.element.id}@{self.organisation}"
