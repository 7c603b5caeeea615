"""Write `web/shared/generated.ts`: messages, answers and constants that pages share with Python.

`python web/generate.py` writes it, `python web/generate.py --check` fails where it is stale.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from roomtone import labels, policy
from roomtone.live import connections, hub, live_class, protocol, schema
from roomtone.live.options import ClassOptions
from roomtone.signal import mood
from roomtone.signal.aggregate import AggregateOptions
from roomtone.signal.alerts import AlertOptions
from roomtone.vision.smoothing import SmoothOptions

HERE = Path(__file__).parent
TARGET = HERE / "shared" / "generated.ts"

#: Lists of words that are types too: name of the constant, name of the type, words.
_WORDS = (
    ("FERPLUS", "Expression", labels.FERPLUS),
    ("FER2013", "Fer2013", labels.FER2013),
    ("FEEDBACK", "FeedbackValue", labels.FEEDBACK),
)
_CONSTANTS = {
    "VERSION": protocol.VERSION,
    "ORIGIN": labels.ORIGIN,
    "UNCERTAIN": labels.UNCERTAIN,
    "FEEDBACK_S": ClassOptions.feedback_s,
    "MIN_QUALITY": AggregateOptions.min_quality,
    "MIN_PROBABILITY": SmoothOptions.min_probability,
    "MAX_FACES": protocol.MAX_FACES,
    "MAX_MARKER": protocol.MAX_MARKER,
    "MAX_QUESTION": protocol.MAX_QUESTION,
    "MAX_ANSWER": protocol.MAX_ANSWER,
    "MAX_WORD": protocol.MAX_WORD,
    "READY_QUESTION": labels.READY_QUESTION,
    "READY_ANSWERS": labels.READY_ANSWERS,
    "NOTICE": policy.NOTICE,
    "MOOD_LIMITS": mood.LIMITS,
    "MOODS": mood.MOODS,
    "SHOWN_S": live_class.SHOWN_S,
    "UNDO_S": hub.UNDO_S,
    "ALIVE_S": protocol.ALIVE_S,
    "ALERT_CHANGE": AlertOptions.change,
    "ALERT_REST_S": AlertOptions.rest_s,
    "CLOSE_OVER": connections.OVER,
    "CLOSE_ELSEWHERE": connections.ELSEWHERE,
    "CLOSE_NOT_ALLOWED": connections.NOT_ALLOWED,
}
_ANSWERS = (schema.ClassDescription, schema.Joined, schema.QuestionNow)


def generated() -> str:
    """The TypeScript source."""
    messages = protocol.message_schemas()
    answers = models_json_schema([(one, "serialization") for one in _ANSWERS])[1]
    kinds = {
        name: kind
        for source in (messages["client"], messages["server"], answers)
        for name, kind in source["$defs"].items()
    }
    bundle = {"title": "Wire", "type": "object", "$defs": {k: _plain(v) for k, v in kinds.items()}}
    types = subprocess.run(  # noqa: S603 - our own arguments
        [
            str(HERE / "node_modules" / ".bin" / "json2ts"),
            "--unreachableDefinitions",
            "--additionalProperties=false",
            "--bannerComment=",
            "--style.printWidth=100",
        ],
        input=json.dumps(bundle),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    lines = [
        "// Written by web/generate.py from roomtone/live/protocol.py and schema.py. Do not edit."
    ]
    lines += [
        f"\nexport const {name} = {json.dumps(words)} as const;\n"
        f"export type {kind} = (typeof {name})[number];"
        for name, kind, words in _WORDS
    ]
    lines.append("")
    lines += [
        f"export const {name} = {json.dumps(value)}{' as const' * (not _is_number(value))};"
        for name, value in _CONSTANTS.items()
    ]
    types = re.sub(r"\n \*\n \* This interface was referenced.*?(?=\n \*/)", "", types, flags=re.S)
    lines += [
        f"export type {name.capitalize()}Message = "
        + " | ".join(one["$ref"].rpartition("/")[2] for one in messages[name]["oneOf"])
        + ";"
        for name in ("client", "server")
    ]
    return "\n".join([*lines, "", types.partition("export interface Wire {}")[2].lstrip()])


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _plain(kind: Any) -> Any:
    """A schema that json-schema-to-typescript turns into plain types; a default is always sent."""
    if isinstance(kind, list):
        return [_plain(one) for one in kind]
    if not isinstance(kind, dict):
        return kind
    for _, word, words in _WORDS:
        if kind.get("enum") == list(words):
            return {"tsType": word}
    if names := kind.get("propertyNames"):
        values = {"number": "number", "integer": "number"}[kind["additionalProperties"]["type"]]
        return {"tsType": f"Partial<Record<{_plain(names)['tsType']}, {values}>>"}
    plain = {
        key: {name: _plain(one) for name, one in value.items()}
        if key == "properties"
        else _plain(value)
        for key, value in kind.items()
        if key not in ("title", "default", "minItems", "maxItems", "prefixItems", "discriminator")
    }
    if "properties" in plain:
        required = kind.get("required", ())
        plain["required"] = [
            name for name, one in kind["properties"].items() if name in required or "default" in one
        ]
    if items := kind.get("prefixItems"):
        plain |= {"items": _plain(items), "minItems": len(items), "maxItems": len(items)}
    if "description" in plain:
        plain["description"] = plain["description"].partition("\n\n")[0]
    return plain


def main() -> None:
    """Write the file, or say that it is stale."""
    text = generated()
    if "--check" not in sys.argv:
        TARGET.write_text(text, encoding="utf-8")
    elif not TARGET.is_file() or TARGET.read_text("utf-8") != text:
        sys.exit(f"{os.path.relpath(TARGET)} is stale. Run: python web/generate.py")


if __name__ == "__main__":
    main()
