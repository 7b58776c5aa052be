"""DOC10: expert comment without answer, or without what was changed."""

from collections.abc import Iterator

from archtool.blueprints.governance import Comment
from archtool.blueprints.relationships import CONCERNS
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_ANSWER = Named("答复", "answer")
_EDIT = Named("对应的修改", "element that it led to")


class UnansweredComment(Check):
    """Reports comments of the expert review that nobody answered, or whose answer leads to no element."""

    code = "DOC10"
    name = "unanswered-comment"
    severity = Severity.WARNING
    title = both("专家意见没有答复或没有落实", "expert comment without answer or edit")
    why = both(
        "专家意见须逐条答复并落实到修改，意见响应表有一条空白，方案就不能确认",
        "every comment has to be answered and traced to what was changed; with one row of the response table empty the "
        "design is not confirmed",
    )
    fix = both(
        "在意见上写 answer，concerns 写据此修改或说明的元素",
        "write answer on the comment, and under concerns the elements that were changed or explained",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"
    hint = both("写上 answer 和 concerns", "write answer, and concerns")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each comment; a workspace before its review has none."""
        for comment in architecture.of(Comment):
            missing = [_ANSWER] if comment.answer is None else []
            missing += [_EDIT] if not architecture.outgoing(comment.id, CONCERNS) else []
            if missing:
                who, words = named(comment), without(missing)
                yield Finding(Place(comment.id), both(f"{who.zh}{words.zh}", f"{who.en} has {words.en}"))
