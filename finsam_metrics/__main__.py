"""Run the command line with ``python -m finsam_metrics``."""

from finsam_metrics.cli import main

main(prog_name="python -m finsam_metrics")
