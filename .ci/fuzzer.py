"""Hooks of the fuzzer: how a stream of JSON lines is written and read (SCHEMATHESIS_HOOKS=.ci/fuzzer.py).

OpenAPI describes such a stream as a string. Here it is an array with an element for each line, so that the fuzzer
generates lines from the schema of an application.
"""

import copy
import json

import schemathesis

LINES = "application/x-ndjson"


@schemathesis.hook
def before_load_schema(context, raw_schema):
    bulk = raw_schema["paths"].get("/v1/applications:bulk")
    if bulk is None:
        return
    schemas = raw_schema["components"]["schemas"]
    line = copy.deepcopy(schemas["ApplicationRequest"])
    line["properties"] |= {"account": {"type": "string"}, "idempotencyKey": {"type": "string"}}
    request = bulk["post"]["requestBody"]["content"][LINES]
    request["schema"] = {"type": "array", "items": line}
    answer = bulk["post"]["responses"]["200"]["content"][LINES]
    answer["schema"] = {"type": "array", "items": answer["schema"]}


@schemathesis.serializer(LINES)
def write(context, value):
    """The example is a string; each element of an array is a line; any other value is written as JSON."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    lines = value if isinstance(value, list) else [value]
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


@schemathesis.deserializer(LINES)
def read(context, response):
    return [json.loads(line) for line in response.content.splitlines()]
