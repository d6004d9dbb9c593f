"""Write ``resources/schemas/communique.schema.json`` anew from the types of the document."""

import json

import resources
from aes_editor import codec

if __name__ == "__main__":
    text = json.dumps(codec.json_schema(), indent=2, ensure_ascii=False)
    resources.path("schemas/communique.schema.json").write_text(text + "\n", encoding="utf-8")
