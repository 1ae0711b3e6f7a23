"""python -m benchmarks.proposals: the categories proposed for each plan as if it were new."""

from benchmarks.proposals.leaving_out import Row, rows_left_out

HEAD = (
    "| plan | new rows | right | left open | wrong | right of all | right or open |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


def row_of(name: str, rows: list[Row]) -> str:
    """One line of the table."""
    right, left_open = sum(one.is_right for one in rows), sum(one.is_open for one in rows)
    wrong = len(rows) - right - left_open
    shares = f"{right / len(rows):.1%} | {(right + left_open) / len(rows):.1%}"
    return f"| {name} | {len(rows)} | {right} | {left_open} | {wrong} | {shares} |"


def main() -> None:
    """Print the table, then each row that is not right."""
    rows = rows_left_out()
    print(HEAD)
    for plan in dict.fromkeys(one.plan_id for one in rows):
        print(row_of(plan, [one for one in rows if one.plan_id == plan]))
    print(row_of("all", rows))
    for sure in ("high", "low"):
        said = [one for one in rows if one.proposal and one.proposal.certainty == sure]
        print(row_of(f"proposed, {sure}", said))
    for one in rows:
        if not one.is_right:
            said = one.proposal.category_id if one.proposal else "left open"
            print(f"{one.plan_id}: {one.section_text} / {one.label}: {one.reviewed}, {said}")


if __name__ == "__main__":
    main()
