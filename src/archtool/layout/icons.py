"""Pictures of the infrastructure's kinds: those of the package `diagrams`, without the sign of any maker.

This floor is pure but for this: the picture files of an installed package are read. They never change between two
runs, so the same input still gives the same bytes; where the package is missing, figures are drawn without icons.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

_ICONS = {
    "centre": "generic/place/datacenter.png",  # diagrams.generic.place.Datacenter
    "edge-node": "onprem/compute/server.png",  # diagrams.onprem.compute.Server
    "equipment": "onprem/client/client.png",  # diagrams.onprem.client.Client
    "external-system": "onprem/compute/server.png",  # diagrams.onprem.compute.Server
    "link": "generic/network/router.png",  # diagrams.generic.network.Router
    "network": "generic/network/subnet.png",  # diagrams.generic.network.Subnet
    "organisation": "onprem/client/users.png",  # diagrams.onprem.client.Users
    "platform-software": "onprem/compute/server.png",  # diagrams.onprem.compute.Server
    "resource-pool": "generic/compute/rack.png",  # diagrams.generic.compute.Rack
    "room": "onprem/client/client.png",  # diagrams.onprem.client.Client
    "security-device": "generic/network/firewall.png",  # diagrams.generic.network.Firewall
    "storage": "generic/storage/storage.png",  # diagrams.generic.storage.Storage
}
"""Kind of element to picture, with the class of `diagrams` that draws it."""


@cache
def icon_of(kind: str) -> bytes | None:
    """The PNG picture of a kind; `None` where it has none, or the package `diagrams` is not installed."""
    folder = _folder()
    if folder is None or kind not in _ICONS:
        return None
    picture = folder / _ICONS[kind]
    return picture.read_bytes() if picture.is_file() else None


@cache
def _folder() -> Path | None:
    """Where `diagrams` keeps its pictures: beside the package, which is found without importing it."""
    found = find_spec("diagrams")
    return Path(found.origin).parent.parent / "resources" if found and found.origin else None
