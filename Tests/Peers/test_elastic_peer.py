"""Judges the judge of documents, each test but the first with one thing wrong."""

import contextlib
import copy
import hashlib
import io
import json
import os
import tempfile
import unittest

import elastic_peer

KEYWORD = {"type": "keyword"}
TEMPLATES = {
    "1-ilm-policy.json": {"policy": {"phases": {"hot": {"actions": {"rollover": {}}}}}},
    "2-component-template-mappings.json": {"template": {"mappings": {"properties": {
        "@timestamp": {"type": "date_nanos"}, "status": KEYWORD,
        "amount": {"properties": {"value": {"type": "scaled_float"}}},
        "ecs": {"properties": {"version": KEYWORD}},
        "data_stream": {"properties": {key: KEYWORD for key in ("type", "dataset", "namespace")}},
        "event": {"properties": {
            "sequence": {"type": "long"},
            **{key: KEYWORD for key in ("kind", "category", "type", "outcome", "hash",
                                        "original")}}}}}}},
    "3-component-template-settings.json": {"template": {"settings": {
        "index.lifecycle.name": "bursar"}}},
    "4-index-template.json": {
        "index_patterns": ["logs-bursar.transaction-*"], "data_stream": {}, "priority": 500,
        "composed_of": ["bursar-mappings", "bursar-settings"], "_meta": {}},
}
LOG = ['{"seq":0}', '{"seq":1}']


def document(place):
    return {
        "@timestamp": "2026-11-26T17:00:00.000000001Z", "status": "signed",
        "amount": {"value": "10.52"}, "ecs": {"version": "9.0.0"},
        "data_stream": {"type": "logs", "dataset": "bursar.transaction", "namespace": "default"},
        "event": {"sequence": place, "kind": "event", "category": ["api"], "type": ["allowed"],
                  "outcome": "success", "original": LOG[place],
                  "hash": hashlib.sha256(b"\0" + LOG[place].encode()).hexdigest()},
    }


def judge(change=None, verb="create", templates=None, charged="21.04", ids=("a", "b")):
    """The exit status, the last line of output, and what was said about failures."""
    documents = [document(0), document(1)]
    if change:
        change(documents[1])
    page = "".join(
        json.dumps({verb: {"_index": "logs-bursar.transaction-default", "_id": name}}) + "\n"
        + json.dumps(item) + "\n" for name, item in zip(ids, documents))
    files = {name: json.dumps(body) for name, body in (templates or TEMPLATES).items()}
    line = {"files": {**files, "bulk/0.ndjson": page}, "log": LOG, "charged": charged}
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "lines.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = elastic_peer.main([path])
    return status, out.getvalue().strip().split("\n")[-1], err.getvalue()


def put(path, value):
    """A change of one field of a document."""
    def change(item):
        *parents, last = path.split(".")
        for key in parents:
            item = item[key]
        item[last] = value
    return change


class ElasticPeer(unittest.TestCase):
    def assert_wrong(self, reason, *arguments, **changes):
        status, summary, said = judge(*arguments, **changes)
        self.assertEqual((status, summary), (1, "0 passed, 1 failed"), said)
        self.assertIn(reason, said)

    def test_right_documents_pass(self):
        status, summary, said = judge()
        self.assertEqual((status, summary), (0, "1 passed, 0 failed"), said)

    def test_a_field_of_another_form(self):
        for path, value, reason in [
            ("note", "x", "[note] is in no mapping"),
            ("event.note", "x", "[event.note] is in no mapping"),
            ("event", "x", "[event] is no object"),
            ("event.sequence", "1", "of type long"),
            ("@timestamp", "yesterday", "of type date_nanos"),
            ("amount.value", 10.52, "holds 10.52"),
            ("amount.value", "1e3", "of type scaled_float"),
            ("amount.value", "-1", "of type scaled_float"),
            ("status", 7, "of type keyword"), ("status", None, "holds None"),
        ]:
            with self.subTest(path):
                self.assert_wrong(reason, put(path, value))

    def test_what_the_schema_does_not_have(self):
        self.assert_wrong("expects no", put("event.type", ["start", "allowed", "x"]))
        self.assert_wrong("'money'", put("event.category", ["money"]))
        self.assert_wrong("is none", put("event.outcome", "good"))
        self.assert_wrong("ecs.version", put("ecs.version", "nine"))
        self.assert_wrong("than the index", put("data_stream.dataset", "other"))

    def test_documents_that_are_not_the_log(self):
        self.assert_wrong("another hash", put("event.hash", "00"))
        self.assert_wrong("not the log's", put("event.sequence", 7))
        self.assert_wrong("was charged", charged="21.05")

    def test_an_action_that_data_streams_do_not_take(self):
        self.assert_wrong("only create", verb="index")

    def test_one_id_for_two(self):
        self.assert_wrong("version_conflict", ids=("a", "a"))

    def test_templates_that_do_not_fit(self):
        for name, change, reason in [
            ("1-ilm-policy.json", lambda body: body["policy"]["phases"]["hot"]["actions"].clear(),
             "never rolls over"),
            ("3-component-template-settings.json",
             lambda body: body["template"]["settings"].update({"index.lifecycle.name": "x"}),
             "policy of the settings"),
            ("4-index-template.json", lambda body: body.update(composed_of=["other"]),
             "a component template is not there"),
            ("4-index-template.json", lambda body: body.update(index_patterns=["x-*"]),
             "no template covers"),
        ]:
            with self.subTest(name):
                templates = copy.deepcopy(TEMPLATES)
                change(templates[name])
                self.assert_wrong(reason, templates=templates)


if __name__ == "__main__":
    unittest.main()
