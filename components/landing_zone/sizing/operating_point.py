"""The steady load at which a replica is judged."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """As many requests of one size as are always under way: a new one comes when one is answered."""

    concurrency: int = 1
    input_tokens: int = 0
    output_tokens: int = 0
    prefix_share: float = 0.0
    """Part of the input tokens that every request shares with the others, and that the prefix cache serves."""

    @property
    def tokens(self) -> int:
        """Tokens of a request, in and out."""
        return self.input_tokens + self.output_tokens

    @property
    def shared_tokens(self) -> int:
        """Input tokens that every request shares with the others."""
        return round(self.prefix_share * self.input_tokens)

    def at(self, concurrency: int) -> "OperatingPoint":
        """Return the same requests, so many at once."""
        return replace(self, concurrency=concurrency)
