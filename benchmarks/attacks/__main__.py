"""Run every attack and print what held: ``python -m benchmarks.attacks [NAME …]``.

Works on copies in a temporary folder and on a server of its own on this machine. Exit 1 where one
did not hold.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.attacks import on_files, on_reading, on_the_server
from benchmarks.attacks.outcomes import Outcome

ATTACKS: dict[str, Callable[[Path], Outcome]] = {
    "full-disk": on_files.fill_the_disk,
    "killed-builds": on_files.kill_builds,
    "damaged-database": on_files.damage_the_database,
    "stray-files": on_files.lay_stray_files,
    "no-regular-files": on_reading.give_no_regular_files,
    "many-dates": on_reading.read_many_dates,
    "readers-network": on_reading.reach_out_of_a_reader,
    "foreign-pages": on_the_server.come_from_foreign_pages,
    "foreign-names": on_the_server.call_by_foreign_names,
    "addresses": on_the_server.ask_for_addresses,
    "many-uploads": on_the_server.upload_too_much,
}


def main() -> int:
    """Run the attacks that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*ATTACKS, []], metavar="NAME")
    names = parser.parse_args().names or list(ATTACKS)
    fell = 0
    for name in names:
        with tempfile.TemporaryDirectory(prefix="finsam-attack-") as folder:
            outcome = ATTACKS[name](Path(folder))
        fell += not outcome.has_held
        print(f"{'held' if outcome.has_held else 'FELL':<5} {name}: {outcome.said}", flush=True)
    return int(fell > 0)


if __name__ == "__main__":
    sys.exit(main())
