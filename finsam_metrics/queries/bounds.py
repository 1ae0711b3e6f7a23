"""What one question may take, and how much of an answer is given."""

from typing import Final

MOST_SIGNS: Final = 4_000
MOST_ROWS: Final = 10_000
MOST_BYTES: Final = 4_000_000
AT_ONCE: Final = 2
MOST_WAITING: Final = 60
MEMORY_BYTES: Final = 1_000_000_000
PROCESSOR_SECONDS: Final = 3
# By the clock it is longer: others may be at work on the same machine.
SECONDS: Final = 10.0
EXIT_TOO_MUCH_TEXT: Final = 4
