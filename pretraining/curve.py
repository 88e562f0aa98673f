"""The loss curves of both stages as one picture.

usage: curve.py --work FOLDER --out FILE
"""
import argparse
import json
import math
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, EDGE = 640, 300, 46


def panel(draw, left, rows, x, y, title, log):
    xs, ys = [r[x] for r in rows], [math.log10(r[y]) if log else r[y] for r in rows]
    low, high = min(ys), max(ys)
    place = lambda a, b: (left + EDGE + (WIDTH - 2 * EDGE) * a / max(xs), HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (b - low) / (high - low))
    draw.rectangle((left + EDGE, EDGE, left + WIDTH - EDGE, HEIGHT - EDGE), outline="#999")
    draw.line([place(a, b) for a, b in zip(xs, ys)], fill="#2a66d9", width=2)
    number = lambda v: f"{10 ** v:.3g}" if log else f"{v:.1f}"
    draw.text((left + 4, EDGE - 4), number(high), fill="#333")
    draw.text((left + 4, HEIGHT - EDGE - 8), number(low), fill="#333")
    draw.text((left + EDGE, 14), title, fill="#111")
    draw.text((left + WIDTH - EDGE - 60, HEIGHT - EDGE + 8), f"{max(xs):,}", fill="#333")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    read = lambda name: [json.loads(line) for line in (args.work / name).read_text().splitlines()]
    sheet = Image.new("RGB", (2 * WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(sheet)
    panel(draw, 0, read("autoencoder-log.jsonl"), "step", "psnr", "autoencoder: PSNR of training crops (dB) over steps", False)
    panel(draw, WIDTH, read("transformer-log.jsonl"), "images", "loss", "transformer: velocity loss (log) over images seen", True)
    sheet.save(args.out)


if __name__ == "__main__":
    main()
