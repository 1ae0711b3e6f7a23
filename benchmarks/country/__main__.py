"""python -m benchmarks.country FOLDER [--associations 80] [--years 20] [--seed 1]."""

import argparse
from pathlib import Path

from benchmarks.country import write_country

parser = argparse.ArgumentParser(description="Write the data folder of a made-up country.")
parser.add_argument("folder", type=Path)
parser.add_argument("--associations", type=int, default=80)
parser.add_argument("--years", type=int, default=20)
parser.add_argument("--seed", type=int, default=1)
given = parser.parse_args()
write_country(
    given.folder,
    association_count=given.associations,
    year_count=given.years,
    seed=given.seed,
)
