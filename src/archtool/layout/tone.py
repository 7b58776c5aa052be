"""Tones of one colour, told apart in grey print too."""


def blended(color: str, ground: str, share: float) -> str:
    """A colour `#RRGGBB` mixed into another, channel by channel: `share` 0 leaves the ground, 1 the colour."""
    channels = (
        round(share * int(color[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16)) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)
