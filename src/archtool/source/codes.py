"""The codes of everything that can be wrong with a file before it means anything: encoding, YAML, limits."""

from archtool.source.diagnostic import Severity
from archtool.source.explanation import Explanation
from archtool.source.text import Text, both


def _explain(code: str, name: str, title: Text, why: Text, fix: Text, source: str = "") -> Explanation:
    return Explanation(code, name, Severity.ERROR, title, why, fix, source)


EXPLANATIONS: tuple[Explanation, ...] = (
    _explain(
        "SRC001",
        "file-not-utf-8",
        both("文件不是 UTF-8", "file is not UTF-8"),
        both(
            "其他编码的中文在别的机器上会变成乱码", "Chinese in any other encoding turns to rubbish on other machines"
        ),
        both("用编辑器另存为 UTF-8", "save the file as UTF-8"),
        "YAML 1.2.2, 5.2; RFC 3629",
    ),
    _explain(
        "SRC002",
        "malformed-yaml",
        both("不符合 YAML 语法", "malformed YAML"),
        both(
            "语法有误的文件不能读取，其中的事实都不会进入模型；常见原因是缩进、引号和全角标点",
            "a malformed file cannot be read and none of its facts reach the model; mostly it is indentation, "
            "quotes or full-width punctuation",
        ),
        both("按提示改正所指的那一行", "correct the line as the hint says"),
        "YAML 1.2.2",
    ),
    _explain(
        "SRC003",
        "duplicate-key",
        both("同一映射中键重复", "duplicate key"),
        both(
            "多数 YAML 工具只保留最后一个，前一个的内容无声消失",
            "most YAML tools keep the last one only, and what stands under the first one is silently lost",
        ),
        both("合并两处内容，或改名", "merge the two, or rename one"),
        "YAML 1.2.2, 3.2.1.3: the keys of a mapping are unique",
    ),
    _explain(
        "SRC004",
        "not-one-mapping",
        both("文件不是一个映射", "file is not one mapping"),
        both(
            "文件从类别的复数名读起；列表、单独的文字和第二个文档都不知道属于什么类别",
            "a file begins with the plurals of kinds; a list, mere words or a second document say no kind",
        ),
        both(
            "顶层写成 `键: 值`，例如 `systems:`；多个文档拆成多个文件",
            "start with `key: value` such as `systems:`; split documents into files",
        ),
    ),
    _explain(
        "SRC005",
        "tag",
        both("使用了 YAML 标签", "YAML tag"),
        both(
            "标签让文件决定读成什么程序对象，既不安全，也改变数字和日期的含义",
            "tags let a file choose program objects and change what numbers and dates mean, which is neither safe nor "
            "clear",
        ),
        both("删除标签；以“!”开头的文字加引号", "remove it; quote words that start with '!'"),
    ),
    _explain(
        "SRC006",
        "alias-not-followed",
        both("别名不能展开", "alias that cannot be followed"),
        both(
            "别名指向不存在或包含它自己的内容，或展开后过大，足以耗尽内存",
            "it names nothing, contains itself, or stands for so much that it would exhaust the memory",
        ),
        both(
            "直接写出内容；同样的事实用 defaults 写一次",
            "write the content out; state common facts once under defaults",
        ),
    ),
    _explain(
        "SRC007",
        "nested-too-deep",
        both("嵌套过深", "nested too deep"),
        both("模型用不到这样的深度，多半是缩进写错", "no model needs that depth: mostly it is wrong indentation"),
        both("减少嵌套，检查缩进", "nest less, and look at the indentation"),
    ),
    _explain(
        "SRC008",
        "file-too-large",
        both("文件过大", "file too large"),
        both(
            "一个文件太大，人无法审阅，读取也会占尽内存",
            "nobody can review a file of that size, and reading it would exhaust the memory",
        ),
        both("拆分成多个文件；同一编号可以在多个文件中声明", "split it; the same id may be declared in several files"),
    ),
    _explain(
        "SRC009",
        "key-not-plain",
        both("键不是普通文字", "key is not plain words"),
        both(
            "键是编号、属性或关系的名称，列表、映射和空键什么也不是",
            "keys are ids, properties or relationships; a list, a mapping or nothing is none of them",
        ),
        both("写成 `键: 值`；以括号开头的文字加引号", "write `key: value`, and quote words that start with a bracket"),
    ),
    _explain(
        "SRC010",
        "character-not-permitted",
        both("不允许的字符或合并键", "character or merge key that is not permitted"),
        both(
            "看不见的控制字符会弄坏图和文档；YAML 1.2 没有合并键“<<”，各工具的理解不同",
            "invisible control characters break figures and documents; YAML 1.2 has no merge key '<<', and tools "
            "disagree about it",
        ),
        both(
            "删除该字符；合并的内容直接写出，或写在 defaults 下",
            "remove the character; write merged content out, or under defaults",
        ),
        "YAML 1.2.2, 5.1; XML 1.0, 2.2",
    ),
)
"""In the order of their codes; the messages themselves are written where the problem is met."""
