"""The numbers of lines, in words."""

from collections.abc import Sequence

from finsam_metrics.model.swedish_numbers import format_list

_SHORTEST_RANGE = 3


def format_numbers(numbers: Sequence[int]) -> str:
    """Write line numbers, runs of three or more as ranges.

    >>> format_numbers([1, 2, 3, 5, 7, 8])
    '1–3, 5, 7 och 8'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said: list[str] = []
    for run in runs:
        is_range = len(run) >= _SHORTEST_RANGE
        said += [f"{run[0]}–{run[-1]}"] if is_range else [str(number) for number in run]
    return format_list(said)
