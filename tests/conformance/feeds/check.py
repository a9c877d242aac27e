"""Lets others' readers judge a site: `python check.py FOLDER`. Prints a JSON line for each file: checker, path, findings, summary."""

import json
import pathlib
import sys

import bibtexparser
import feedparser
import onixcheck
import rispy
from lxml import etree
from webpub_manifest_parser.opds2 import OPDS2FeedParserFactory
from webpub_manifest_parser.rwpm import RWPMManifestParserFactory

try:
    from palace.opds import opds2, rwpm
except ImportError:
    opds2 = rwpm = None

folder = pathlib.Path(sys.argv[1])
schemas = pathlib.Path(onixcheck.__file__).parent / "schema"


def say(checker, path, findings, summary):
    line = {"checker": checker, "path": str(path.relative_to(folder)), "findings": findings, "summary": summary}
    print(json.dumps(line))


def check_atom(path):
    """feedparser keeps what broke the rules of XML and what it could not understand."""
    feed = feedparser.parse(path.read_bytes())
    findings = [str(feed.bozo_exception)] if feed.bozo else []
    for entry in feed.entries:
        missing = [key for key in ("id", "title", "updated_parsed", "links") if not entry.get(key)]
        findings += [f"{entry.get('id')}: no {key}" for key in missing]
    say("feedparser", path, findings, f"{feed.version}, {len(feed.entries)} entries")


def check_onix():
    """Against the schemas of EDItEUR, which come with onixcheck: structure and code lists, as XSD and as RELAX NG."""
    xsd = etree.XMLSchema(etree.parse(str(schemas / "xsd3.1" / "ONIX_BookProduct_3.1_reference.xsd")))
    rng = etree.RelaxNG(etree.parse(str(schemas / "rng3.1" / "ONIX_BookProduct_3.1_reference.rng")))
    for path in sorted(folder.rglob("onix.xml")):
        document = etree.parse(str(path))
        products = len(document.getroot()) - 1
        for checker, schema in (("ONIX XSD", xsd), ("ONIX RNG", rng)):
            schema.validate(document)
            findings = [f"{error.line}: {error.message}" for error in schema.error_log]
            say(checker, path, findings, f"{products} products")
        findings = [message.message for message in onixcheck.validate(str(path))]
        say("onixcheck", path, findings, f"{products} products")


def check_with_model(checker, path, model):
    try:
        value = model.model_validate_json(path.read_bytes())
    except ValueError as error:
        return say(checker, path, [str(error)], "not understood")
    say(checker, path, [], type(value).__name__)


def check_with_parser(path, factory):
    result = factory().create().parse_file(str(path))
    findings = [str(error.error_message) for error in result.errors]
    # Without the address of the site nobody knows the whole address of what it holds.
    known = [finding for finding in findings if "is incorrect: it must be an absolute URI" not in finding]
    has_address = "https://" in json.loads(path.read_bytes())["links"][0]["href"]
    say("webpub-parser", path, findings if has_address else known, "")


class Manifest:
    """A web publication: the library has models of its parts."""

    @staticmethod
    def model_validate_json(text):
        value = json.loads(text)
        metadata = rwpm.Metadata.model_validate(value["metadata"])
        for key in ("links", "readingOrder", "resources"):
            for link in value[key]:
                rwpm.Link.model_validate(link)
        return metadata


def check_citations():
    for path in sorted(folder.rglob("citation.bib")):
        parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False, common_strings=True)
        entries = bibtexparser.loads(path.read_text("utf8"), parser).entries
        findings = [] if len(entries) == 1 and "title" in entries[0] else [f"{len(entries)} entries"]
        say("bibtexparser", path, findings, ", ".join(entry["ID"] for entry in entries))
    for path in sorted(folder.rglob("citation.ris")):
        entries = rispy.loads(path.read_text("utf8"))
        findings = [] if len(entries) == 1 and "title" in entries[0] else [f"{len(entries)} entries"]
        # It lacks ED, which reference managers take for the editors of a book.
        unknown = [tag for entry in entries for tag in entry.get("unknown_tag", {}) if tag != "ED"]
        findings += [f"unknown tag {tag}" for tag in unknown]
        say("rispy", path, findings, ", ".join(entry["type_of_reference"] for entry in entries))


for path in [folder / "feed.xml", folder / "opds.xml", *sorted((folder / "opds").glob("*.xml"))]:
    if path.exists():
        check_atom(path)
check_onix()
check_citations()
for path in [folder / "opds.json", *sorted((folder / "opds").glob("*.json"))]:
    if path.exists():
        check_with_parser(path, OPDS2FeedParserFactory)
for path in sorted(folder.rglob("publication.json")):
    check_with_parser(path, RWPMManifestParserFactory)
if opds2:
    for path in [folder / "opds.json", *sorted((folder / "opds").glob("*.json"))]:
        if path.exists():
            check_with_model("palace-opds", path, opds2.Feed)
    for path in sorted(folder.rglob("publication.json")):
        check_with_model("palace-opds", path, Manifest)
