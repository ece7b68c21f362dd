"""The door through which words come in: what no database keeps and no screen shows stays outside."""

import re
from typing import Any

NEVER_KEPT = re.compile("[\x00\ud800-\udfff]")


def clean(handed: Any) -> Any:
    """What Slack handed over, without the NUL characters and lone halves of characters in any text of it."""
    if isinstance(handed, str):
        return NEVER_KEPT.sub("", handed)
    if isinstance(handed, dict):
        return {clean(key): clean(value) for key, value in handed.items()}
    if isinstance(handed, list):
        return [clean(value) for value in handed]
    return handed
