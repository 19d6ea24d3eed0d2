"""Judges exported documents with the official Elasticsearch client against a strict stub.

    python elastic_peer.py FILE

FILE has one JSON object a line: `files` (name in the export to its text), `log` (the entries, exact
lines, in order) and `charged` (the sum of amount.value of all payments that were signed).

The client sets up the policy and the templates and sends every page with its bulk helper; the stub
takes a document only where its fields, types and categories fit (elastic_stub.py). Each entry must be
there once, with its exact bytes, their RFC 6962 hash and its place; a second sending must add nothing.
Prints `N passed, M failed`; exits 1 unless all passed.
"""

import decimal
import hashlib
import json
import sys

import elastic_stub
import judging
from elasticsearch import ApiError, Elasticsearch, helpers

FIELDS = {"files", "log", "charged"}


class Wrong(Exception):
    """What a line gets wrong."""


def set_up(client, files):
    """Sends what the export says comes first, in the order of its names."""
    def body(name):
        return json.loads(files[name])

    client.ilm.put_lifecycle(name="bursar", policy=body("1-ilm-policy.json")["policy"])
    for name, file in [("bursar-mappings", "2-component-template-mappings.json"),
                       ("bursar-settings", "3-component-template-settings.json")]:
        client.cluster.put_component_template(name=name, template=body(file)["template"])
    template = body("4-index-template.json")
    client.indices.put_index_template(
        name="bursar", index_patterns=template["index_patterns"],
        data_stream=template["data_stream"], priority=template["priority"],
        composed_of=template["composed_of"], meta=template["_meta"])


def actions(files):
    """The pages' pairs of lines as the helper wants them."""
    for name in sorted(files):
        if not name.startswith("bulk/"):
            continue
        if not files[name].endswith("\n"):
            raise Wrong(f"{name} does not end in a line feed")
        lines = files[name].split("\n")[:-1]
        for head, source in zip(lines[::2], lines[1::2], strict=True):
            (verb, target), = json.loads(head).items()
            yield {"_op_type": verb, **target, "_source": json.loads(source)}


def judge(line):
    if set(line) != FIELDS:
        raise Wrong(f"has the fields {sorted(line)}")
    stub = elastic_stub.Stub()
    client = Elasticsearch(stub.url, retry_on_timeout=False, max_retries=0)
    try:
        set_up(client, line["files"])
        done, errors = helpers.bulk(client, actions(line["files"]), raise_on_error=False)
        if errors or done != len(line["log"]):
            raise Wrong(f"{done} of {len(line['log'])} documents were taken: {errors[:3]}")
        again, errors = helpers.bulk(client, actions(line["files"]), raise_on_error=False)
        if again or {reply["create"]["status"] for reply in errors} != {409}:
            raise Wrong("sending the documents again adds some")
        compare(stub.documents, line)
    finally:
        client.close()
        stub.shutdown()
        stub.server_close()


def compare(documents, line):
    found = {}
    charged = decimal.Decimal(0)
    for document in documents.values():
        event = document["event"]
        found[event["sequence"]] = event["original"]
        leaf = hashlib.sha256(b"\0" + event["original"].encode()).hexdigest()
        if event["hash"] != leaf:
            raise Wrong(f"entry {event['sequence']} has another hash")
        if document.get("status") == "signed":
            charged += decimal.Decimal(document["amount"]["value"])
    if [found.get(place) for place in range(len(line["log"]))] != line["log"]:
        raise Wrong("the documents are not the log's entries")
    if charged != decimal.Decimal(line["charged"]):
        raise Wrong(f"{charged} was charged, asked for {line['charged']}")


def judged(text):
    try:
        judge(json.loads(text))
    # The client's words leave out why the server said no.
    except ApiError as error:
        raise Wrong(f"{error} {error.body}") from error


def main(arguments):
    return judging.run(__file__, judged, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
