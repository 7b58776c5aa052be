"""A zip file with the same bytes for the same content."""

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say."""
_LEVEL = 6
_FIRST = "[Content_Types].xml"


def with_fixed_times(archive: bytes) -> bytes:
    """The zip file with its members sorted, without times and without the marks of the machine.

    The list of content types stays first, as readers of Office files expect it. Source: ECMA-376 part 2, 10.2.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            target.writestr(member, source.read(name), compresslevel=_LEVEL)
    return buffer.getvalue()
