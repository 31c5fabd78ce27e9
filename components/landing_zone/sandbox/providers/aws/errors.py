"""What AWS, or moto in its place, refuses."""

from landing_zone.errors import SandboxError


class AwsError(SandboxError):
    """An API's refusal, in one line with its error code."""

    def __init__(self, service: str, operation: str, code: str, message: str) -> None:
        super().__init__(f"{service} {operation}: {code}: {' '.join(message.split())}")
        self.code = code
