"""A declaration to a judgement: every kind, key, value and id that it names is looked up in the workspace's own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from archtool.checks.own.judgement import Demand, Judgement, Relation, Sieve
from archtool.checks.own.key import EndKey, Key, key_of, words_of
from archtool.checks.own.wanted import is_ordered, read_wanted
from archtool.model.architecture import Architecture
from archtool.model.catalogue import Catalogue
from archtool.model.element import Element
from archtool.source.diagnostic import Diagnostic
from archtool.source.nearest import nearest
from archtool.source.node import MappingNode
from archtool.source.node_path import key_at, node_at
from archtool.source.span import Span
from archtool.source.text import Text, both
from archtool.workspace.codes import KEY, MISSING, REFERENCE, VALUE, problem
from archtool.workspace.gather import did_you_mean
from archtool.workspace.own_check import Condition, Must, OwnCheck, Pattern, Plain, Relating, Target

Steps = tuple[int | str, ...]
Part = TypeVar("Part")


def prepare(
    declaration: OwnCheck, node: MappingNode, path: str, vocabulary: tuple[Catalogue, Architecture | None]
) -> tuple[Judgement | None, tuple[Diagnostic, ...]]:
    """Return what a declaration asks, or everything in it that means nothing.

    Args:
        declaration: what stands in the file.
        node: where it stands.
        path: the file.
        vocabulary: the kinds that there are, and the elements, without which ids are not looked up.
    """
    preparer = _Preparer(node, path, vocabulary)
    judgement = preparer.judgement(declaration)
    problems = tuple(dict.fromkeys(preparer.problems))
    return (None, problems) if problems else (judgement, ())


class _Preparer:
    """Holds what all parts of one declaration share, and what was wrong with them."""

    def __init__(self, node: MappingNode, path: str, vocabulary: tuple[Catalogue, Architecture | None]) -> None:
        self.node = node
        self.path = path
        self.catalogue, self.architecture = vocabulary
        self.problems: list[Diagnostic] = []

    def judgement(self, declaration: OwnCheck) -> Judgement:
        kinds = self._kinds_of(declaration.pattern)
        must = declaration.must
        if must == Must():
            message = both("must 什么也没有要求", "`must` demands nothing")
            hint = both("写上 have、not_have、values 或 relate", "write have, not_have, values or relate")
            self.problems.append(problem(MISSING, message, self._key(("must",)), hint))
        return Judgement(
            self._pattern(declaration.pattern, kinds),
            self._keys(must.have, kinds, ("must", "have")),
            self._keys(must.not_have, kinds, ("must", "not_have")),
            self._conditions(must.values, kinds, ("must", "values")),
            self._relations(must.relate, kinds, ("must", "relate")),
        )

    def _pattern(self, pattern: Pattern, kinds: Sequence[type[Element]]) -> Sieve:
        return Sieve(
            frozenset(kind.info.name for kind in kinds),
            status=frozenset(pattern.status),
            where=self._conditions(pattern.where, kinds, ("for", "where")),
            relations=self._relations(pattern.relate, kinds, ("for", "relate")),
            within=self._whole(pattern.within, "", ("for", "within")) if pattern.within is not None else None,
            without=frozenset(self._wholes(pattern.without, _prefix(kinds), ("for", "except"))),
        )

    def _kinds_of(self, pattern: Pattern) -> tuple[type[Element], ...]:
        found = self._kinds(pattern.kinds, tuple(self.catalogue.by_name), ("for", "kinds"))
        if pattern.kinds:
            return tuple(kind for kind in found if pattern.blueprint in (None, kind.info.blueprint))
        if pattern.blueprint is not None:
            return tuple(kind for kind in self.catalogue.kinds if kind.info.blueprint is pattern.blueprint)
        message = both("for 没有写明类别", "`for` names no kinds")
        hint = both("写上 kinds 或 blueprint", "write kinds or blueprint")
        self.problems.append(problem(MISSING, message, self._key(("for",)), hint))
        return ()

    def _kinds(self, words: Sequence[str], admitted: Sequence[str], steps: Steps) -> tuple[type[Element], ...]:
        found: list[type[Element]] = []
        for number, word in enumerate(words):
            if word in admitted:
                found.append(self.catalogue.by_name[word])
            elif word in self.catalogue.by_name:
                message = both(
                    f"该关系不通向“{word}”，只通向 {'、'.join(admitted)}",
                    f"the relationship does not lead to '{word}', but to {', '.join(admitted)}",
                )
                self._say(VALUE, message, (*steps, number))
            else:
                message = both(f"没有“{word}”这个类别", f"there is no kind '{word}'")
                hint = did_you_mean(nearest(word, admitted), "archtool list kinds")
                self._say(VALUE, message, (*steps, number), hint)
        return tuple(found)

    def _keys(
        self, words: Sequence[str], kinds: Sequence[type[Element]], steps: Steps
    ) -> Mapping[str, tuple[Key, ...]]:
        spans = [self._at((*steps, number)) for number in range(len(words))]
        return {
            kind.info.name: _found(self._word(kind, word, span) for word, span in zip(words, spans, strict=True))
            for kind in kinds
        }

    def _word(self, kind: type[Element], word: str, span: Span) -> Key | None:
        key = key_of(self.catalogue, kind, word)
        if key is None:
            info = kind.info
            message = both(f"{info.label.in_language('zh')}没有“{word}”这个键", f"{info.name} has no key '{word}'")
            hint = did_you_mean(nearest(word, words_of(self.catalogue, kind)), f"archtool explain {info.name}")
            self.problems.append(problem(KEY, message, span, hint))
        return key

    def _conditions(
        self, conditions: Mapping[str, Condition], kinds: Sequence[type[Element]], steps: Steps
    ) -> Mapping[str, tuple[Demand, ...]]:
        return {
            kind.info.name: _found(
                self._demand(kind, word, condition, (*steps, word)) for word, condition in conditions.items()
            )
            for kind in kinds
        }

    def _demand(self, kind: type[Element], word: str, condition: Condition, steps: Steps) -> Demand | None:
        key = self._word(kind, word, self._key(steps))
        if key is None:
            return None
        if condition == Condition():
            hint = both("写上 equals、one_of、is 等", "write equals, one_of, is or another")
            message = both(f"“{word}”的条件是空的", f"the condition on '{word}' is empty")
            self.problems.append(problem(MISSING, message, self._key(steps), hint))
        if condition.being is not None and condition != Condition.model_construct(being=condition.being):
            message = both("is 不与其他条件同写", "`is` stands alone")
            self._say(VALUE, message, (*steps, "is"))
        equals = () if condition.equals is None else (self._wanted(key, condition.equals, (*steps, "equals")),)
        among = (equals, self._every(key, condition.one_of, (*steps, "one_of")))
        return Demand(
            key,
            condition.being,
            tuple(group for group in among if group),
            self._every(key, condition.none_of, (*steps, "none_of")),
            self._bound(key, condition.at_least, (*steps, "at_least")),
            self._bound(key, condition.at_most, (*steps, "at_most")),
        )

    def _every(self, key: Key, written: Sequence[Plain], steps: Steps) -> tuple[object, ...]:
        return tuple(self._wanted(key, one, (*steps, number)) for number, one in enumerate(written))

    def _bound(self, key: Key, written: Plain | None, steps: Steps) -> object:
        if written is None:
            return None
        before = len(self.problems)
        value = self._wanted(key, written, steps)
        if len(self.problems) == before and not is_ordered(value):
            message = both(
                f"“{key.word}”不是数量或日期，没有大小", f"'{key.word}' is no number, quantity or day, and has no order"
            )
            self._say(VALUE, message, steps, both("用 one_of 列出", "list them: one_of"))
        return value

    def _wanted(self, key: Key, written: Plain, steps: Steps) -> object:
        if isinstance(key, EndKey):
            return self._whole(str(written), key.meaning.prefix, steps)
        if key.reference is not None:
            kinds = key.reference.target.kinds
            prefix = self.catalogue.by_name[kinds[0]].info.prefix if len(kinds) == 1 else ""
            return self._whole(str(written), prefix, steps)
        value, problems = read_wanted(key, written, self._at(steps))
        self.problems.extend(problems)
        return value

    def _relations(
        self, relating: Sequence[Relating], kinds: Sequence[type[Element]], steps: Steps
    ) -> Mapping[str, tuple[Relation, ...]]:
        return {
            kind.info.name: _found(self._relation(kind, one, (*steps, number)) for number, one in enumerate(relating))
            for kind in kinds
        }

    def _relation(self, kind: type[Element], relating: Relating, steps: Steps) -> Relation | None:
        key = self._word(kind, relating.relationship, self._at((*steps, "relationship")))
        least, most = relating.bounds
        if most is not None and most < least:
            message = both(f"至多 {most} 小于至少 {least}", f"at most {most} is less than at least {least}")
            self._say(VALUE, message, (*steps, "at_most"))
        if isinstance(key, EndKey):
            return Relation(key, self._target(relating.to, key, (*steps, "to")), least, most)
        if key is not None:
            message = both(f"“{key.word}”是属性，不是关系", f"'{key.word}' is a property and no relationship")
            self._say(VALUE, message, (*steps, "relationship"), both("用 have 或 values", "use have or values"))
        return None

    def _target(self, target: Target, key: EndKey, steps: Steps) -> Sieve:
        others = key.meaning.others
        kinds = self._kinds(target.kinds, others, (*steps, "kinds")) if target.kinds else ()
        every = kinds or tuple(self.catalogue.by_name[one] for one in others)
        return Sieve(
            frozenset(kind.info.name for kind in every),
            frozenset(self._wholes(target.elements, key.meaning.prefix, (*steps, "elements"))),
            frozenset(target.status),
            self._conditions(target.where, every, (*steps, "where")),
        )

    def _wholes(self, words: Sequence[str], prefix: str, steps: Steps) -> tuple[str, ...]:
        return tuple(self._whole(word, prefix, (*steps, number)) for number, word in enumerate(words))

    def _whole(self, word: str, prefix: str, steps: Steps) -> str:
        """Return an id, its prefix added where that was left out."""
        architecture = self.architecture
        if architecture is None or word in architecture:
            return word
        if prefix and prefix + word in architecture:
            return prefix + word
        near = nearest(word, (element.id for element in architecture.elements))
        message = both(f"没有编号为“{word}”的元素", f"no element has the id '{word}'")
        hint = both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None
        self._say(REFERENCE, message, steps, hint)
        return word

    def _say(self, code: str, message: Text, steps: Steps, hint: Text | None = None) -> None:
        self.problems.append(problem(code, message, self._at(steps), hint))

    def _at(self, steps: Steps) -> Span:
        return node_at(self.node, steps).span(self.path)

    def _key(self, steps: Steps) -> Span:
        return key_at(self.node, steps).span(self.path)


def _found(parts: Iterable[Part | None]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part is not None)


def _prefix(kinds: Sequence[type[Element]]) -> str:
    """Return the prefix that the ids of all kinds share, or nothing."""
    prefixes = {kind.info.prefix for kind in kinds}
    return prefixes.pop() if len(prefixes) == 1 else ""
