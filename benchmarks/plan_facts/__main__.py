"""Print it: ``python -m benchmarks.plan_facts``."""

from benchmarks.plan_facts.comparisons import PLANS, compare

for plan_id in PLANS:
    print(plan_id)
    for one in compare(plan_id):
        counts = f"{len(one.found):3} found {len(one.missed):3} missed {len(one.wrong):3} wrong"
        print(f"  {one.kind:20} {counts}")
        for name, keys in (("missed", one.missed), ("wrong", one.wrong)):
            for key in keys:
                print(f"      {name}: {' · '.join(map(str, key))}")
