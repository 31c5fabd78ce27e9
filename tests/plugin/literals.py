"""Reads the components of a TypeScript program, as far as examples go: literals, constants, outputs of components."""

import re
from dataclasses import dataclass
from typing import Any

_CONSTANT = re.compile(r"^const (\w+) = (?=[\"{\[\d])", re.MULTILINE)
_MADE = re.compile(r"const (\w+) = new landingZone\.(\w+)\(\"[\w-]+\", (?=\{)")
_WORD = re.compile(r"\s*(\"[^\"\\\n]*\"|[\w.]+|[{}\[\]:,])")


@dataclass(frozen=True)
class OutputOf:
    """An output of a component that the program made."""

    component: str
    output: str

    def __str__(self) -> str:
        return f"{self.component}.{self.output}"


def components(text: str) -> list[tuple[str, Any]]:
    """Return the components in order, by name of the class, with their properties."""
    text = re.sub(r"//[^\n]*", "", text)
    made = {match[1]: match[2] for match in _MADE.finditer(text)}
    reader = _Reader(text, made, {})
    for match in _CONSTANT.finditer(text):
        reader.constants[match[1]] = reader.read(match.end())[0]
    return [(match[2], reader.read(match.end())[0]) for match in _MADE.finditer(text)]


@dataclass
class _Reader:
    text: str
    made: dict[str, str]
    constants: dict[str, Any]

    def read(self, at: int) -> tuple[Any, int]:
        """Return the value that begins at an offset, and where it ends;

        AssertionError where it is not understood.
        """
        word, end = self._word(at)
        if word == "{":
            return self._object(end)
        if word == "[":
            return self._list(end)
        return self._value(word), end

    def _word(self, at: int) -> tuple[str, int]:
        match = _WORD.match(self.text, at)
        assert match, f"not understood: {self.text[at : at + 40]!r}"
        return match[1], match.end()

    def _object(self, at: int) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        while (word := self._word(at))[0] != "}":
            if word[0] == ",":
                at = word[1]
                continue
            colon, at = self._word(word[1])
            assert colon == ":", word
            found[word[0].strip('"')], at = self.read(at)
        return found, word[1]

    def _list(self, at: int) -> tuple[list[Any], int]:
        found: list[Any] = []
        while (word := self._word(at))[0] != "]":
            if word[0] == ",":
                at = word[1]
                continue
            item, at = self.read(at)
            found.append(item)
        return found, word[1]

    def _value(self, word: str) -> Any:
        if word.startswith('"'):
            return word.strip('"')
        if word in {"true", "false"}:
            return word == "true"
        if re.fullmatch(r"\d+(\.\d+)?", word):
            return float(word) if "." in word else int(word)
        name, _, output = word.partition(".")
        if output and name in self.made:
            return OutputOf(self.made[name], output)
        assert word in self.constants, f"not understood: {word}"
        return self.constants[word]
