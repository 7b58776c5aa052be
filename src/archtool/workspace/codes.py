"""The codes of everything that can be wrong with a workspace's text, once it is well-formed YAML."""

from archtool.source.diagnostic import Diagnostic, Related, Severity
from archtool.source.explanation import Explanation
from archtool.source.span import Span
from archtool.source.text import Text, both

SECTION = "SRC011"
BODY = "SRC012"
KEY = "SRC013"
VALUE = "SRC014"
MISSING = "SRC015"
CONTRADICTION = "SRC016"
REFERENCE_FORM = "SRC017"
MANIFEST = "SRC018"
FILE = "SRC019"
LEGIBILITY = "SRC020"
WISH = "SRC021"
REFERENCE = "STR01"
IDENTITY = "STR02"
ENDPOINT = "STR03"


def problem(
    code: str, message: Text, span: Span, hint: Text | None = None, related: tuple[Related, ...] = ()
) -> Diagnostic:
    """Return an error of the reader."""
    return Diagnostic(code, Severity.ERROR, message, span, hint, related)


def _explain(code: str, name: str, title: Text, why: Text, fix: Text) -> Explanation:
    return Explanation(code, name, Severity.ERROR, title, why, fix)


EXPLANATIONS: tuple[Explanation, ...] = (
    _explain(
        SECTION,
        "unknown-section",
        both("未知的分节", "unknown section"),
        both(
            "文件最外层的键决定其下元素的类别；写错就没有人读它",
            "the top keys of a file say what kind the elements below are; a wrong one would be read by nobody",
        ),
        both(
            "改为某个类别的复数名，`archtool list kinds` 列出全部",
            "use the plural of a kind; `archtool list kinds` shows them all",
        ),
    ),
    _explain(
        BODY,
        "element-without-mapping",
        both("元素不是映射", "element is not a mapping"),
        both(
            "元素由若干“键: 值”组成，列表或数字说明不了它",
            "an element is made of keys and values; a list or a number says nothing about it",
        ),
        both("在编号下逐行写出键和值", "write its keys and values below the id"),
    ),
    _explain(
        KEY,
        "unknown-key",
        both("未知的键", "unknown key"),
        both(
            "不认识的键如果被忽略，作者会以为事实已写入模型",
            "an ignored key would let the author believe that the fact is in the model",
        ),
        both(
            "改正拼写，或用 `archtool explain 类别` 查看它的键",
            "correct the spelling; `archtool explain KIND` shows the keys of a kind",
        ),
    ),
    _explain(
        VALUE,
        "invalid-value",
        both("取值不合要求", "invalid value"),
        both(
            "金额、数量、取值范围和格式都参与计算与检查",
            "amounts, quantities and vocabularies are computed with and checked",
        ),
        both(
            "按提示改写，例如金额要带单位：850 万元",
            "write it as the hint says, for instance money with its unit: 850 万元",
        ),
    ),
    _explain(
        MISSING,
        "missing-key",
        both("缺少必填的键", "missing key"),
        both("缺少它，元素就不完整，图表和检查无法使用", "without it the element is incomplete for figures and checks"),
        both("补上这个键", "add the key"),
    ),
    _explain(
        CONTRADICTION,
        "contradictory-facts",
        both("两处事实相互矛盾", "contradictory facts"),
        both(
            "同一元素可以在多个文件中补充事实，但同一事实只能有一个值",
            "several files may add facts to one element, but one fact has one value",
        ),
        both("只保留正确的一处", "keep the right one and delete the other"),
    ),
    _explain(
        REFERENCE_FORM,
        "malformed-reference",
        both("引用写法不对", "malformed reference"),
        both(
            "关系的值是一个编号、一组编号，或“编号: 属性”的映射",
            "a relationship's value is one id, a list of ids, or a mapping from id to properties",
        ),
        both("写成 [a, b]，或 {a: {属性: 值}}", "write [a, b], or {a: {property: value}}"),
    ),
    _explain(
        MANIFEST,
        "invalid-manifest",
        both("工作区清单有误", "invalid manifest"),
        both(
            "archtool.yaml 说明语言版本、名称和预算，其余一切从它读起",
            "archtool.yaml says the language version, name and budget; everything is read from there",
        ),
        both("对照文档补全或改正", "complete or correct it"),
    ),
    _explain(
        FILE,
        "unreadable-file",
        both("文件不能读取", "unreadable file"),
        both(
            "工作区之外的路径、链接出去的文件和过多的文件都不读，以免读到不该读的内容",
            "paths that leave the workspace, links out of it and too many files are not read",
        ),
        both("把文件放进工作区内", "put the file inside the workspace"),
    ),
    Explanation(
        LEGIBILITY,
        "poor-contrast",
        Severity.WARNING,
        both("颜色难以辨读或区分", "colours hard to read or to tell apart"),
        both(
            "打印、投影和色觉障碍者看图时，对比不足的文字读不出，灰度相近的颜色分不开",
            "in print, on a wall and to the colour-blind, text of little contrast is lost and like greys are one",
        ),
        both(
            "底色调浅或文字调深；相邻颜色的明暗拉开，或用边框区分",
            "make the ground lighter or the text darker; set neighbours apart in lightness or by their borders",
        ),
    ),
    Explanation(
        WISH,
        "hint-or-pin-not-followed",
        Severity.WARNING,
        both("提示或固定的位置没有照办", "hint or pin not followed"),
        both(
            "图中没有这个元素，或固定的位置与标题、容器、别的固定框相冲突；不说明，作者会以为图已照办",
            "the figure has no such box, or its place is taken by a title, its holder or another pin; said, lest an "
            "author believe that it was followed",
        ),
        both("删去或改动这一行，`archtool render --pin 视图` 可重新固定", "remove the line or change its place"),
    ),
    _explain(
        REFERENCE,
        "reference-to-nothing",
        both("引用了不存在的编号", "reference to nothing"),
        both("断开的引用会让图和表说假话", "a broken reference makes figures and tables lie"),
        both("改正编号，或声明被引用的元素", "correct the id, or declare the element"),
    ),
    _explain(
        IDENTITY,
        "invalid-identity",
        both("编号不唯一、前缀或写法不对", "id not unique, or wrong prefix or form"),
        both(
            "编号是引用、图中形状和检查基线的依据，必须稳定、唯一、可辨",
            "ids tie references, shapes and baselines together: they must be stable, unique and recognisable",
        ),
        both(
            "使用该类别的前缀和由点连接的字母、数字、连字符",
            "use the kind's prefix and segments of letters, digits and hyphens joined by dots",
        ),
    ),
    _explain(
        ENDPOINT,
        "relationship-not-permitted",
        both("两类元素之间不允许该关系", "relationship not permitted between these kinds"),
        both(
            "有类型的图才能跨蓝图检查：数据不会“创建”安全域",
            "only a typed graph can be checked across blueprints: data do not create zones",
        ),
        both(
            "换成允许的关系或对象，`archtool list relationships` 列出全部",
            "use a permitted relationship or end; `archtool list relationships` shows them",
        ),
    ),
)
