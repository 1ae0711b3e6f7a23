"""The package in a catalogue that dataportal.se reads: DCAT-AP-SE as RDF/XML and JSON-LD.

The mandatory properties of DCAT-AP-SE 3 (docs.dataportal.se/dcat): of a catalogue title,
description, publisher and licence; of a dataset title, description and publisher; of a distribution
its address; of a publisher its name and type; of a contact its name and e-mail.

Both files are written from one list of resources, in order, so that the same data give the same
bytes; libraries of graphs keep no order.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from finsam_metrics.reports.open_data.data_package import ABOUT, FORMS, LICENCE, TITLE, path_of
from finsam_metrics.reports.open_data.descriptions import TableDescription

_PREFIXES: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_REGIONAL: Final = "http://purl.org/adms/publishertype/RegionalAuthority"
_PUBLIC: Final = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_GOVERNMENT: Final = "http://publications.europa.eu/resource/authority/data-theme/GOVE"
_SWEDISH: Final = "http://publications.europa.eu/resource/authority/language/SWE"
_SHA256: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


@dataclass(frozen=True)
class _Resource:
    """What is referred to by an address."""

    address: str


@dataclass(frozen=True)
class _Text:
    """A literal, in a language or of a type."""

    text: str
    language: str | None = None
    kind: str | None = None


@dataclass(frozen=True)
class _Node:
    """One resource of the catalogue with what is said of it, in order."""

    address: str
    kind: str
    said: tuple[tuple[str, _Resource | _Text], ...]


def write_catalogue(
    described: Sequence[TableDescription],
    files: Mapping[str, bytes],
    publisher: Mapping[str, object],
    *,
    address: str,
) -> dict[str, bytes]:
    """Write the catalogue.

    Args:
        described: What each table holds.
        files: The package, by path.
        publisher: The one row of ``publisher``; a name that is not stated is that of the service.
        address: Where the package lies, as ``https://…/``.

    Returns:
        ``dcat.rdf`` and ``dcat.jsonld``.
    """
    base = address.rstrip("/") + "/"
    nodes = tuple(_nodes(described, files, publisher, base))
    return {"dcat.rdf": _as_xml(nodes), "dcat.jsonld": _as_json(nodes)}


def _nodes(
    described: Sequence[TableDescription],
    files: Mapping[str, bytes],
    publisher: Mapping[str, object],
    base: str,
) -> Iterator[_Node]:
    here = f"{base}dcat.rdf#"
    agent = _Resource(f"{here}utgivare")
    name = _Text(str(publisher.get("organisation") or publisher["service_name"]))
    yield _Node(
        f"{here}katalog",
        "dcat:Catalog",
        (
            *_in_languages("dcterms:title", TITLE),
            *_in_languages("dcterms:description", ABOUT),
            ("dcterms:publisher", agent),
            ("dcterms:license", _Resource(LICENCE["path"])),
            ("dcterms:language", _Resource(_SWEDISH)),
            *(("dcat:dataset", _Resource(f"{here}{table.name}")) for table in described),
        ),
    )
    yield _Node(
        agent.address, "foaf:Agent", (("foaf:name", name), ("dcterms:type", _Resource(_REGIONAL)))
    )
    email, contact = publisher.get("contact_email"), _Resource(f"{here}kontakt")
    if email:
        mail = _Resource(f"mailto:{email}")
        yield _Node(
            contact.address, "vcard:Organization", (("vcard:fn", name), ("vcard:hasEmail", mail))
        )
    for table in described:
        yield _Node(
            f"{here}{table.name}",
            "dcat:Dataset",
            (
                *_in_languages(
                    "dcterms:title", {lang: f"{text}: {table.name}" for lang, text in TITLE.items()}
                ),
                *_in_languages("dcterms:description", {"sv": table.swedish, "en": table.english}),
                ("dcterms:publisher", agent),
                ("dcterms:accessRights", _Resource(_PUBLIC)),
                ("dcat:theme", _Resource(_GOVERNMENT)),
                *((("dcat:contactPoint", contact),) if email else ()),
                *(
                    ("dcat:distribution", _Resource(f"{here}{path_of(table.name, form)}"))
                    for form in FORMS
                ),
            ),
        )
        for form in FORMS:
            yield from _distribution(path_of(table.name, form), form, files, base, here)


def _distribution(
    path: str, form: str, files: Mapping[str, bytes], base: str, here: str
) -> Iterator[_Node]:
    content, address = files[path], _Resource(f"{base}{path}")
    checksum = _Resource(f"{here}{path}-sha256")
    media_type, purpose = FORMS[form]
    size = _Text(str(len(content)), kind="xsd:decimal")
    digest = _Text(hashlib.sha256(content).hexdigest(), kind="xsd:hexBinary")
    yield _Node(
        f"{here}{path}",
        "dcat:Distribution",
        (
            ("dcterms:title", _Text(f"{form.upper()}, {purpose}", language="sv")),
            ("dcat:accessURL", address),
            ("dcat:downloadURL", address),
            ("dcterms:format", _Text(media_type)),
            ("dcterms:license", _Resource(LICENCE["path"])),
            ("dcat:byteSize", size),
            ("spdx:checksum", checksum),
        ),
    )
    yield _Node(
        checksum.address,
        "spdx:Checksum",
        (("spdx:algorithm", _Resource(_SHA256)), ("spdx:checksumValue", digest)),
    )


def _in_languages(what: str, texts: Mapping[str, str]) -> list[tuple[str, _Text]]:
    return [(what, _Text(text, language=language)) for language, text in texts.items()]


def _as_xml(nodes: Sequence[_Node]) -> bytes:
    for prefix, namespace in _PREFIXES.items():
        ElementTree.register_namespace(prefix, namespace)
    root = ElementTree.Element(_tag("rdf:RDF"))
    for node in nodes:
        element = ElementTree.SubElement(root, _tag(node.kind), {_tag("rdf:about"): node.address})
        for what, value in node.said:
            said = ElementTree.SubElement(element, _tag(what))
            if isinstance(value, _Resource):
                said.set(_tag("rdf:resource"), value.address)
                continue
            said.text = value.text
            if value.language is not None:
                said.set(f"{{{_XML}}}lang", value.language)
            if value.kind is not None:
                said.set(_tag("rdf:datatype"), _address(value.kind))
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _as_json(nodes: Sequence[_Node]) -> bytes:
    graph = []
    for node in nodes:
        said: dict[str, list[dict[str, str]]] = {}
        for what, value in node.said:
            said.setdefault(what, []).append(_json_value(value))
        graph.append({"@id": node.address, "@type": node.kind, **said})
    document = {"@context": _PREFIXES, "@graph": graph}
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()


def _json_value(value: _Resource | _Text) -> dict[str, str]:
    if isinstance(value, _Resource):
        return {"@id": value.address}
    if value.language is not None:
        return {"@value": value.text, "@language": value.language}
    return {"@value": value.text, **({} if value.kind is None else {"@type": value.kind})}


def _tag(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


def _address(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{_PREFIXES[prefix]}{local}"
