"""Readies docs/openapi.yaml for the judge, and makes copies with a mistake that the judge must find.

    python spec.py check SPEC         is it OpenAPI 3.1, and do its examples fit its schemas?
    python spec.py close SPEC >COPY   a copy in which replies have no members but the documented ones
    python spec.py mistakes           the mistakes, each with the operation that has it
    python spec.py break NAME SPEC    such a copy, with a mistake
"""

import json
import sys

import jsonschema
import yaml
from openapi_spec_validator import validate


def response_schemas(spec):
    """Every schema that describes a reply, as it stands in the document."""
    responses = list(spec["components"]["responses"].values())
    for path in spec["paths"].values():
        for operation in path.values():
            responses += [reply for reply in operation["responses"].values() if "$ref" not in reply]
    for response in responses:
        for media in response["content"].values():
            # Bytes without a form have no schema (OpenAPI 3.1).
            if "schema" in media:
                yield media["schema"]


def close(spec):
    """Clients read past members they don't know; the judge must not: what is not documented is a mistake."""
    seen = set()

    def walk(schema):
        if id(schema) in seen or not isinstance(schema, dict):
            return
        seen.add(id(schema))
        if "$ref" in schema:
            walk(spec["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
        if schema.get("type") == "object":
            schema["additionalProperties"] = False
        for member in schema.get("properties", {}).values():
            walk(member)
        for part in schema.get("oneOf", []) + [schema.get("items")]:
            walk(part)

    for schema in response_schemas(spec):
        walk(schema)
    return spec


def check(spec):
    validate(spec)
    media = spec["components"]["requestBodies"]["Payment"]["content"]["application/json"]
    schema = dict(media["schema"], components=spec["components"])
    for name, example in media["examples"].items():
        jsonschema.Draft202012Validator(schema).validate(example["value"])
        print(f"the example {name} fits its schema")


def wrong_status(spec):
    del spec["paths"]["/v1/payments"]["post"]["responses"]["403"]


def wrong_type(spec):
    content = spec["paths"]["/v1/self/prompt"]["get"]["responses"]["200"]["content"]
    content["text/html"] = content.pop("text/plain")


def wrong_member(spec):
    spec["components"]["schemas"]["SignedPayment"]["properties"]["status"]["const"] = "done"


def wrong_word(spec):
    spec["components"]["schemas"]["WaitingPayment"]["properties"]["status"]["const"] = "held"


def undocumented_member(spec):
    del spec["components"]["schemas"]["Self"]["properties"]["project"]
    spec["components"]["schemas"]["Self"]["required"].remove("project")


def wrong_header(spec):
    spec["components"]["responses"]["UnknownCaller"]["headers"]["WWW-Authenticate"]["schema"]["const"] = "Basic"


def wrong_title(spec):
    spec["components"]["responses"]["NotFound"]["content"]["application/problem+json"]["schema"]["properties"][
        "title"
    ]["const"] = "absent"


def too_much_allowed(spec):
    for payment in ["EthereumPayment", "TONPayment", "BitcoinPayment"]:
        spec["components"]["schemas"][payment]["properties"]["intent"]["required"].remove("asset")


def too_little_allowed(spec):
    facts = spec["components"]["schemas"]["TONPayment"]["properties"]["network"]["properties"]
    facts["valid_for"]["maximum"] = 120


def another_status(spec):
    spec["paths"]["/v1/self"]["get"]["responses"]["201"] = spec["paths"]["/v1/self"]["get"]["responses"].pop("200")


# Each with the operation to look at: the others are as they should be, and would take time.
MISTAKES = {
    "wrong-status": (wrong_status, "pay"),
    "wrong-type": (wrong_type, "prompt"),
    "wrong-member": (wrong_member, "pay"),
    "wrong-word": (wrong_word, "pay"),
    "undocumented-member": (undocumented_member, "self"),
    "wrong-header": (wrong_header, "self"),
    "wrong-title": (wrong_title, "payment"),
    "too-much-allowed": (too_much_allowed, "pay"),
    "too-little-allowed": (too_little_allowed, "pay"),
    "another-status": (another_status, "self"),
}


def main(arguments):
    if arguments == ["mistakes"]:
        return print("\n".join(f"{name} {operation}" for name, (_, operation) in MISTAKES.items()))
    with open(arguments[-1], encoding="utf-8") as file:
        spec = yaml.safe_load(file)
    if arguments[0] == "check":
        return check(spec)
    if arguments[0] == "break":
        MISTAKES[arguments[1]][0](spec)
    json.dump(close(spec), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
