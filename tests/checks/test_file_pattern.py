"""Which files a pattern means."""

import pytest

from archtool.checks.file_pattern import matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("blueprints/integration/**", "blueprints/integration/hospital.yaml", True),
        ("blueprints/integration/**", "blueprints/data/hospital.yaml", False),
        ("blueprints/integration", "blueprints/integration/a/b.yaml", True),
        ("blueprints/integration/", "blueprints/integration/a.yaml", True),
        ("blueprints/integration", "blueprints/integration-2/a.yaml", False),
        ("**/hospital.yaml", "blueprints/integration/hospital.yaml", True),
        ("**/hospital.yaml", "hospital.yaml", True),
        ("blueprints/*.yaml", "blueprints/a/b.yaml", False),
        ("blueprints/*/b.yaml", "blueprints/a/b.yaml", True),
        ("model/?.yaml", "model/a.yaml", True),
        ("model/?.yaml", "model/ab.yaml", False),
        ("model/a.yaml", "model/axyaml", False),
        ("model/[a].yaml", "model/a.yaml", False),
    ],
)
def test_pattern_means_files(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected
