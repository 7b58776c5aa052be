"""What a surface of a figure stands for; the theme says how each looks."""

from enum import StrEnum


class Tint(StrEnum):
    """The roles that the house style has a fill for."""

    LAYER = "layer"
    CHANNEL = "channel"
    APPLICATION = "application"
    SUPPORT = "support"
    DATA = "data"
    INTEGRATION = "integration"
    INFRASTRUCTURE = "infrastructure"
    EXTERNAL = "external"
    SECURITY = "security"
    CRYPTOGRAPHY = "cryptography"
    STANDARDS = "standards"
    OPERATIONS = "operations"
    GOVERNANCE = "governance"
