"""The public API: exactly what its page says, and what its page shows."""

import doctest
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import networkx
import pytest

import archtool.api as api

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
SPECIAL = ("__getitem__", "__contains__", "__iter__", "__len__")


@pytest.fixture(scope="module")
def model() -> api.Model:
    return api.load(ROOT)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a workspace of two systems in a group."""
    (tmp_path / "model").mkdir()
    (tmp_path / "archtool.yaml").write_text("archtool: 1\nname: 小\n", encoding="utf-8")
    text = """\
        system_groups: {sys.g: 群}
        systems:
          sys.g-a: {name: 甲, part_of: sys.g, cost: 0.1 万元, functions: {f: 功能}}
          sys.g-b: {name: 乙, part_of: sys.g, cost: 0.2 万元, depends_on: [sys.g-a]}
        modules:
          sys.g-m: {name: 模块, part_of: sys.g-b, cost: 1.2 亿元}
        """
    (tmp_path / "model" / "a.yaml").write_text(dedent(text), encoding="utf-8")
    return tmp_path


def signatures() -> Iterator[str]:
    """Yield the signatures of `load` and of all public methods as the page writes them."""
    yield f"load{_signature(api.load)}"
    for name, member in vars(api.Model).items():
        if inspect.isfunction(member) and (name in SPECIAL or not name.startswith("_")):
            yield f"Model.{name}{_signature(member)}"


def _signature(function: object) -> str:
    assert callable(function)
    written = str(inspect.signature(function))
    short = re.sub(r"(?<![\w.'])(?:\w+\.)+(?=\w)", "", written)  # module paths of annotations
    short = re.sub(r"'([A-Z][\w\[\]]*)'", r"\1", short)  # annotations written as strings
    return short.replace("(self, ", "(").replace("(self)", "()")


def test_the_page_documents_exactly_what_the_module_exports() -> None:
    assert sorted(re.findall(r"^## (\w+)$", PAGE, flags=re.MULTILINE)) == sorted(api.__all__)


def test_the_page_gives_every_signature_as_it_is() -> None:
    written = re.findall(r"`((?:load|Model\.\w+)\([^`]*)`", PAGE.replace("\n", " "))
    assert sorted(written) == sorted(signatures())


def test_every_example_of_the_page_runs_as_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    runner.run(doctest.DocTestParser().get_doctest(PAGE, {}, "docs/api.md", "docs/api.md", 0))
    assert runner.tries > 15
    assert runner.failures == 0


def test_costs_roll_up_exactly(small: Path) -> None:
    model = api.load(small)
    assert str(model.cost("sys.g")) == "12000.3 万元"
    assert str(model.cost("sys.g-b")) == "12000.2 万元"
    assert str(model.cost("fn.g-a.f")) == "0 万元"
    assert model.counts("sys.g") == {"module": 1, "system": 2}
    assert model.counts("sys.g-a") == {}


def test_what_is_not_there_is_refused(model: api.Model) -> None:
    with pytest.raises(KeyError):
        model["sys.nobody"]
    with pytest.raises(KeyError):
        model.elements("sistem")
    with pytest.raises(KeyError):
        model.targets("sys.sh", "create")
    with pytest.raises(KeyError):
        model.slice("P9")
    assert 7 not in model


def test_a_workspace_that_cannot_be_read_tells_all_its_problems(small: Path) -> None:
    (small / "model" / "b.yaml").write_text("sistems: {}\nsystems: {sys.c: {name: 丙, cost: 5}}\n", encoding="utf-8")
    with pytest.raises(api.SourceError) as caught:
        api.load(small)
    assert isinstance(caught.value, api.ArchtoolError)
    assert [one.code for one in caught.value.diagnostics] == ["SRC011", "SRC014"]
    assert "model/b.yaml:1:1" in str(caught.value)


def test_the_graph_for_networkx_is_the_same_graph(model: api.Model) -> None:
    graph = model.to_networkx()
    assert list(graph.nodes) == [element.id for element in model]
    assert graph.number_of_edges() == len(model.relationships())
    assert {kind for _, _, kind in graph.edges(keys=True)} == {edge.kind.name for edge in model.relationships()}
    assert all(data["kind"] == key for _, _, key, data in graph.edges(keys=True, data=True))
    assert set(graph.nodes["sys.sh-emr"]) == {"kind", "name", "blueprint"}
    with pytest.raises(networkx.NetworkXError):
        graph.add_node("another")


def test_slices_are_smaller_models(model: api.Model) -> None:
    sizes = [len(model.slice(moment)) for moment in ("as-is", "P1", "P2", "to-be")]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1] <= len(model)
    for moment in ("as-is", "P1"):
        sliced = model.slice(moment)
        assert all(edge.source in sliced and edge.target in sliced for edge in sliced.relationships())


def test_a_model_is_not_changed_by_asking(model: api.Model) -> None:
    before = (len(model), len(model.relationships()))
    model.slice("P1").to_networkx()
    assert (len(model), len(model.relationships())) == before
    with pytest.raises(ValueError, match="frozen"):
        setattr(model["sys.sh-emr"], "status", None)  # noqa: B010
