"""Packs the illustration sets into one uint8 array [N, 320, 320, 4] (RGBA) and a list of {set, subject, file}.

usage: load_data.py --data FOLDER --work FOLDER
FOLDER holds one sub-folder per set with images and metadata.jsonl. flat-color-icons and every character set are left out on
purpose: they are what tailoring is judged on.
"""
import argparse
import json
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

SETS = ("noto-emoji", "blobmoji", "phosphor-duotone", "game-icons")
SIZE = 320


def load(item):
    path, kind = item
    image = Image.open(path).convert("RGBA")
    if kind == "game-icons":
        # White silhouettes on black: the luminance is the coverage.
        grey = image.convert("L")
        image = Image.merge("RGBA", [Image.new("L", image.size, 255)] * 3 + [grey])
    # Premultiplied before resizing, or transparent pixels bleed their hidden color into the edge.
    a = np.asarray(image).astype(np.float32)
    a[..., :3] *= a[..., 3:] / 255
    planes = [np.asarray(Image.fromarray(a[..., i]).resize((SIZE, SIZE), Image.LANCZOS)) for i in range(4)]
    out = np.stack(planes, -1).clip(0, 255)
    alpha = out[..., 3:]
    out[..., :3] = np.where(alpha > 0.5, out[..., :3] * 255 / np.maximum(alpha, 0.5), 0)
    out = out.clip(0, 255).astype(np.uint8)
    return out, float((out[..., 3] > 128).mean())


# In Unicode's names "black" and "white" mean filled and outlined, and a recolored "red heart" is not red: colors are measured instead.
COLOR_WORDS = re.compile(r"\b(heavy )?(black|white|red|orange|yellow|green|blue|purple|brown|gold|golden|silver|pink|gray|grey)\b (?!hair)", re.I)


def plain(subject):
    return COLOR_WORDS.sub("", subject).strip() or subject


def usable(subject, kind):
    words = re.findall(r"[a-z:]+", subject.lower())
    if not words or {"keycap", "letter", "letters", "latin", "squared", "ideograph", "flag:"} & set(words):
        return False
    return not (kind in ("noto-emoji", "blobmoji") and len(subject.strip()) <= 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    items, meta = [], []
    for kind in SETS:
        for line in (args.data / kind / "metadata.jsonl").read_text().splitlines():
            row = json.loads(line)
            if usable(row["subject"], kind):
                items.append((args.data / kind / row["file_name"], kind))
                meta.append({"set": kind, "subject": plain(row["subject"]), "file": row["file_name"]})
    with ProcessPoolExecutor(2) as pool:
        loaded = list(pool.map(load, items, chunksize=32))
    keep = [i for i, (_, cover) in enumerate(loaded) if 0.02 < cover < 0.98]
    np.save(args.work / "sprites.npy", np.stack([loaded[i][0] for i in keep]))
    (args.work / "sprites.json").write_text(json.dumps([meta[i] for i in keep]))
    print(len(items), "read,", len(keep), "kept")


if __name__ == "__main__":
    main()
