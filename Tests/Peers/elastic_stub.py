"""A server that answers like Elasticsearch, as strictly as its documentation reads.

It keeps templates and documents in memory. A document is taken only by `create`, only into a data
stream that an index template covers, only with fields that the mapping has and of the form that the
field's type has, and only where its categories are those of the Elastic Common Schema (allowed values
of event.kind, event.category, event.type, event.outcome and the types expected for a category, ECS 9).
"""

import fnmatch
import http.server
import json
import re
import threading

EXPECTED = {
    "api": {"access", "admin", "allowed", "change", "creation", "deletion", "denied", "end", "info",
            "start", "user"},
    "authentication": {"start", "end", "info"},
    "configuration": {"access", "change", "creation", "deletion", "info"},
    "iam": {"admin", "change", "creation", "deletion", "group", "info", "user"},
    "process": {"access", "change", "end", "info", "start"},
}
KINDS = {"alert", "asset", "enrichment", "event", "metric", "state", "pipeline_error", "signal"}
OUTCOMES = {"success", "failure", "unknown"}
PHASES = {"hot", "warm", "cold", "frozen", "delete"}
NANOS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z")
DECIMAL = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")


class Refused(Exception):
    """Why a request or a document is answered 400."""


def value(path, mapping, found):
    """Holds one value to the mapping of its field."""
    if isinstance(found, list):
        for item in found:
            value(path, mapping, item)
        return
    if "properties" in mapping:
        if not isinstance(found, dict):
            raise Refused(f"[{path}] is no object")
        members(path + ".", mapping["properties"], found)
        return
    if isinstance(found, (dict, float)) or found is None:
        raise Refused(f"[{path}] holds {found!r}")
    kind = mapping["type"]
    text = isinstance(found, str)
    fits = {
        "keyword": text, "constant_keyword": text, "match_only_text": text,
        "long": isinstance(found, int) and not isinstance(found, bool) and abs(found) < 1 << 63,
        "date_nanos": text and NANOS.fullmatch(found) is not None,
        "scaled_float": text and DECIMAL.fullmatch(found) is not None,
    }[kind]
    if not fits:
        raise Refused(f"[{path}] of type {kind} holds {found!r}")


def members(prefix, properties, found):
    for key, item in found.items():
        if key not in properties:
            raise Refused(f"[{prefix}{key}] is in no mapping")
        value(prefix + key, properties[key], item)


def schema(document):
    """What the Elastic Common Schema asks of any document."""
    event = document["event"]
    if event["kind"] not in KINDS or event["outcome"] not in OUTCOMES:
        raise Refused(f"event.kind or event.outcome is none: {event}")
    for category in event["category"]:
        if not set(event["type"]) <= EXPECTED[category]:
            raise Refused(f"{category} expects no {event['type']}")
    if not re.fullmatch(r"\d+\.\d+\.\d+", document["ecs"]["version"]):
        raise Refused("ecs.version is none")
    if "@timestamp" not in document:
        raise Refused("@timestamp is missing")


class Stub(http.server.ThreadingHTTPServer):
    """Answers on a free port of loopback, in a thread of its own."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.policies, self.components, self.templates = {}, {}, {}
        self.documents, self.requests = {}, 0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def template(self, index):
        """The mapping of a data stream."""
        for body in self.templates.values():
            if any(fnmatch.fnmatchcase(index, pattern) for pattern in body["index_patterns"]):
                if "data_stream" not in body:
                    raise Refused(f"{index} is no data stream")
                mappings, settings = {}, {}
                for name in body["composed_of"]:
                    part = self.components[name]["template"]
                    mappings.update(part.get("mappings", {}).get("properties", {}))
                    settings.update(part.get("settings", {}))
                if settings.get("index.lifecycle.name") not in self.policies:
                    raise Refused("the policy of the settings is not there")
                return mappings
        raise Refused(f"no template covers {index}")

    def create(self, action, source):
        """The reply to one item of _bulk."""
        (verb, target), = action.items()
        name, index = target["_id"], target["_index"]
        reply = {"_index": index, "_id": name, "status": 201, "result": "created"}
        try:
            if verb != "create":
                raise Refused(f"only create is taken, not {verb}")
            if len(name.encode()) > 512:
                raise Refused("the id is above 512 bytes")
            members("", self.template(index), source)
            schema(source)
            stream = source["data_stream"]
            if index != f"{stream['type']}-{stream['dataset']}-{stream['namespace']}":
                raise Refused("data_stream.* is another than the index")
            if name in self.documents:
                reply.update(status=409, error={"type": "version_conflict_engine_exception"})
            else:
                self.documents[name] = source
        except (Refused, KeyError, TypeError, ValueError) as error:
            reply.update(status=400, error={"type": "document_parsing_exception",
                                            "reason": str(error)})
        return {verb: reply}


class Handler(http.server.BaseHTTPRequestHandler):
    """Reads requests and writes replies; keeps nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=9")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def body(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def do_GET(self):
        self.answer(200, {"version": {"number": "9.0.0"}, "tagline": "You Know, for Search"})

    def do_PUT(self):
        # The client sends bulk bodies by PUT, curl by POST: both are documented.
        if self.path.split("?")[0] == "/_bulk":
            self.do_POST()
            return
        body = json.loads(self.body())
        kind, name = self.path.strip("/").rsplit("/", 1)
        try:
            if kind == "_ilm/policy":
                phases = body["policy"]["phases"]
                if not set(phases) <= PHASES or "rollover" not in phases["hot"]["actions"]:
                    raise Refused("the policy has unknown phases, or never rolls over")
                self.server.policies[name] = body
            elif kind == "_component_template":
                self.server.components[name] = body
            elif kind == "_index_template":
                if not set(body["composed_of"]) <= set(self.server.components):
                    raise Refused("a component template is not there")
                self.server.templates[name] = body
            else:
                raise Refused(f"there is no {self.path}")
        except (Refused, KeyError) as error:
            self.answer(400, {"error": {"type": "illegal_argument_exception",
                                        "reason": str(error)}, "status": 400})
            return
        self.answer(200, {"acknowledged": True})

    def do_POST(self):
        data = self.body()
        kind = self.headers["Content-Type"]
        if self.path.split("?")[0] != "/_bulk" or "ndjson" not in kind or data[-1:] != b"\n":
            self.answer(400, {"error": {"type": "illegal_argument_exception",
                                        "reason": "no bulk body"}, "status": 400})
            return
        self.server.requests += 1
        lines = [json.loads(text) for text in data.decode().split("\n")[:-1]]
        items = [self.server.create(*pair) for pair in zip(lines[::2], lines[1::2], strict=True)]
        errors = any(reply["status"] >= 400 for item in items for reply in item.values())
        self.answer(200, {"took": 1, "errors": errors, "items": items})
