"""``backup`` and ``restore``: the whole data folder as one file, and back."""

from pathlib import Path

import click

from finsam_metrics.model.paths import DataPaths, default_paths


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(*, file: Path) -> None:
    """Write all data into FILE, a new one, while nobody publishes."""
    from finsam_metrics.store.backups import write_backup

    written = write_backup(default_paths(), file)
    click.echo(f"{written.file_count} files  {written.content_hash}  {file}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
def restore(*, file: Path, folder: Path) -> None:
    """Make FOLDER, a new one, from the backup FILE, and build its database."""
    from finsam_metrics.pipeline import build
    from finsam_metrics.store.backups import restore_backup

    paths = DataPaths(root=folder)
    restored = restore_backup(file, paths)
    build(paths)
    click.echo(f"{restored.file_count} files  {restored.content_hash}  {folder}")
