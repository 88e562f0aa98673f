"""What Schemathesis cannot learn from the document: real pictures, real JSON, a trained model, and what it lives on."""

import base64
import json
import struct
import zlib

import schemathesis
from hypothesis import strategies as st

# What the server was given before the first case, by ids: see seed-server.ts.
TRAINED_MODEL = "2"
OTHER_MODELS = ["1", "4096"]
KEPT = {
    "project_id": {"1"},
    "dataset_id": {"1", "2", "3"},
    "model_id": {"1", "2"},
    "checkpoint_step": {"1"},
}
# The first token and the first organization: those that every case works with.
OWN = "1"
NOBODY = 2147483647


def picture(hue):
    """A PNG of 256 × 256 pixels, the least that is taken: a rectangle on white."""
    side, color = 256, bytes((hue, 255 - hue, 90))
    edge, middle = b"\xff" * 3 * side, b"\xff" * 180 + color * 136 + b"\xff" * 180
    rows = b"".join(b"\0" + (middle if 60 <= y < 196 else edge) for y in range(side))

    def chunk(kind, data):
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


PICTURES = [picture(hue) for hue in (0, 60, 120, 180, 240)]

plain = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(
    st.sampled_from(["short_description", "objects", "background_setting", "lighting"]) | plain,
    values,
    max_size=4,
).map(json.dumps)

schemathesis.openapi.format("json-object", objects)
schemathesis.openapi.format("picture", st.sampled_from(PICTURES).map(lambda data: base64.b64encode(data).decode()))
schemathesis.openapi.format("picture-file", st.sampled_from(PICTURES))
# Rarely the trained one: each such case is worked off, and drawing takes longer than anything else here.
schemathesis.openapi.format("model-id", st.sampled_from([TRAINED_MODEL] + OTHER_MODELS * 4))


def taught(node):
    """A schema whose texts of a certain kind are generated as such."""
    if isinstance(node, list):
        return [taught(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "contentSchema" in node:
        return {"type": "string", "format": "json-object"}
    if node.get("format") == "binary":
        return {"type": "string", "format": "picture-file"}
    if "base64" in str(node.get("pattern")):
        return {"type": "string", "format": "picture"}
    return {key: taught(value) for key, value in node.items()}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Names the kinds of text that random letters never hit. Answers are checked by the document as it is."""
    schemas = raw_schema["components"]["schemas"]
    for name in list(schemas):
        schema = schemas[name] = taught(schemas[name])
        model_id = schema.get("properties", {}).get("tailored_model_id")
        if model_id:
            model_id["anyOf"] = [{"type": "string", "format": "model-id"}]


@schemathesis.hook
def before_call(context, case, kwargs):
    """Keeps what later cases need: deleting is tried on what the cases themselves have made."""
    parameters = case.path_parameters or {}
    method = case.method.upper()
    if method in ("PUT", "DELETE"):
        for name in ("token_id", "organization_id"):
            if str(parameters.get(name)) == OWN:
                parameters[name] = NOBODY
    if method == "DELETE":
        for name, kept in KEPT.items():
            if str(parameters.get(name)) in kept and "image_id" not in parameters:
                parameters[name] = NOBODY
