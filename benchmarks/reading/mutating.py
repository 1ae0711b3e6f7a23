"""Documents of the corpus changed at random: their words, their bytes, or the parts they are of."""

import io
import zipfile
from random import Random

_ODD = ("\t", " ", "\n", "-", "0", "9", "2024", "(", "|", ",", "\N{NO-BREAK SPACE}", "\0", "ö",
        "<td>", "</tr>", "&", "<", '"')  # fmt: skip
_MOST_PLACES = 8
_MOST_LENGTH = 40
_MOST_BYTES = 400
_PACKAGES = ("docx", "xlsx", "odt", "ods")


def mutate_text(text: str, random: Random) -> str:
    """Change a text in one to eight places."""
    for _ in range(random.randint(1, _MOST_PLACES)):
        at, length = random.randrange(len(text) + 1), random.randint(1, _MOST_LENGTH)
        part = text[at : at + length]
        new = random.choice(("", part + part, part[::-1], random.choice(_ODD) * length))
        text = text[:at] + new + text[at + length :]
    return text


def mutate_file(data: bytes, suffix: str, random: Random) -> bytes:
    """Change a file's bytes, or its structure as far as its kind has one."""
    if random.random() < 1 / 2:
        return _mutate_bytes(data, random)
    if suffix in _PACKAGES:
        return _mutate_package(data, random)
    if suffix == "pdf":
        return _mutate_objects(data, random)
    return mutate_text(data.decode("utf-8", errors="replace"), random).encode()


def _mutate_bytes(data: bytes, random: Random) -> bytes:
    """Lose, double, turn or overwrite some bytes, or all after a place."""
    for _ in range(random.randint(1, _MOST_PLACES)):
        at, length = random.randrange(len(data) + 1), random.randint(1, _MOST_BYTES)
        part = data[at : at + length]
        new = random.choice((b"", part + part, part[::-1], random.randbytes(len(part))))
        data = data[:at] + new + data[at + length :]
    return data[: random.randrange(len(data) + 1)] if random.random() < 1 / 10 else data


def _mutate_package(data: bytes, random: Random) -> bytes:
    """Change, lose or double one part of a package, and pack it soundly again."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(one.filename, package.read(one)) for one in package.infolist()]
    place = random.randrange(len(parts))
    name, content = parts[place]
    changed = mutate_text(content.decode("utf-8", errors="replace"), random).encode()
    parts[place : place + 1] = random.choice(
        ([(name, changed)], [(name, changed)], [(name, changed)], [], [(name, b"")])
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(name, content)
    return made.getvalue()


def _mutate_objects(data: bytes, random: Random) -> bytes:
    """Lose, double, move or change some objects of a PDF; where they lie is then told wrong."""
    objects = data.split(b"endobj")
    for _ in range(random.randint(1, _MOST_PLACES)):
        place = random.randrange(len(objects))
        one = objects[place]
        changed = mutate_text(one.decode("latin-1"), random).encode("latin-1", errors="replace")
        objects[place : place + 1] = random.choice(([], [one, one], [changed], [changed]))
        if random.random() < 1 / 4:
            random.shuffle(objects)
        objects = objects or [b""]
    return b"endobj".join(objects)
