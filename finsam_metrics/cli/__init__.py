"""The command line: ``python -m finsam_metrics VERB``.

Results on standard output, progress and errors on standard error. Exit 0: good, 1: the data have
errors, 2: wrong use.
"""

import sys
from typing import Any

import click

from finsam_metrics.cli.backup import backup, restore
from finsam_metrics.cli.build import build
from finsam_metrics.cli.check import check
from finsam_metrics.cli.draft import draft
from finsam_metrics.cli.edition import edition
from finsam_metrics.cli.explain import explain
from finsam_metrics.cli.export import export
from finsam_metrics.cli.import_sie import import_sie
from finsam_metrics.cli.listing import list_
from finsam_metrics.cli.metric import metric
from finsam_metrics.cli.plans import plans
from finsam_metrics.cli.publish import publish
from finsam_metrics.cli.read import read
from finsam_metrics.cli.report import report
from finsam_metrics.cli.share import share
from finsam_metrics.model.errors import FinsamError


class _Main(click.Group):
    """Errors of ours end with exit 1 and a message, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb."""
        try:
            return super().invoke(ctx)
        except FinsamError as error:
            click.echo(str(error), err=True)
            sys.exit(1)


_VERBS = [
    build,
    check,
    read,
    draft,
    publish,
    plans,
    edition,
    import_sie,
    explain,
    list_,
    metric,
    share,
    report,
    export,
    backup,
    restore,
]


@click.group(cls=_Main, commands=_VERBS)
def main() -> None:
    """Finsam i siffror: plans of coordination associations, side by side."""
