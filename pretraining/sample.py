"""Samples of the current transformer on a fixed list of prompts, as one contact sheet.

usage: sample.py --work FOLDER --out FILE [--steps 25] [--guidance 4]
"""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

import show
from encode_pool import load_autoencoder, split_tokens, tokenize
from nano import Transformer, patchify, unpatchify


def prompt(description, background, color=None, count=None, location="center", size="large", style="flat"):
    item = {"description": description, "location": location, "relative_size": size}
    if color:
        item["shape_and_color"] = color
    if count:
        item["number_of_objects"] = count
    return {"objects": [item], "background_setting": background, "style_medium": "digital illustration", "artistic_style": style}


PROMPTS = [
    prompt("red heart", "solid white background", "red"),
    prompt("smiling face", "solid light blue background", "yellow", style="shaded"),
    prompt("green tree", "solid sky blue background", "green", style="shaded"),
    prompt("dog face", "solid pink background", "brown and white", style="shaded"),
    prompt("blue cat", "solid yellow background", "blue", style="flat, rounded"),
    prompt("house", "solid green background", "red", style="shaded"),
    prompt("three stars", "solid dark blue background", "yellow", count=3, size="small"),
    prompt("purple octopus", "solid white background", "purple", location="left", size="medium", style="shaded"),
    prompt("camera", "solid orange background", "white", style="line art, monochrome"),
    prompt("sword", "solid black background", "white", style="silhouette, flat"),
    prompt("red circle", "gradient background from blue to white", "red", style="flat, outlined"),
    prompt("fish", "solid teal background", "orange", style="flat, rounded, outlined"),
]


def load_transformer(work):
    model = Transformer().eval()
    model.load_state_dict(torch.load(work / "transformer.pt"))
    return model


@torch.no_grad()
def sample(model, rows, cols, ids, steps=25, guidance=4.0, seed=1, shift=2.0):
    b = ids.shape[0]
    text = model.text(*split_tokens(ids))
    nothing = [torch.zeros_like(t) for t in split_tokens(ids)]
    nothing[2] += 1
    both = torch.cat([text, model.text(*nothing)])
    x = torch.randn(b, rows * cols, 96, generator=torch.Generator().manual_seed(seed))
    times = torch.linspace(1, 0, steps + 1)
    times = shift * times / (1 + (shift - 1) * times)
    for t, after in zip(times[:-1], times[1:]):
        with torch.autocast("cpu", torch.bfloat16):
            out = model(torch.cat([x, x]), t.expand(2 * b), both, rows, cols).float()
        cond, free = out.chunk(2)
        x0 = free + guidance * (cond - free)
        x = x + (x - x0) / t * (after - t)
    return x


def decode(autoencoder, tokens, rows, cols):
    with torch.no_grad():
        y = autoencoder.decode(unpatchify(tokens, rows, cols))
    return ((y.clamp(-1, 1) + 1) * 127.5).byte().permute(0, 2, 3, 1).numpy()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=25)
    parser.add_argument("--guidance", type=float, default=4.0)
    parser.add_argument("--shift", type=float, default=2.0)
    args = parser.parse_args()
    torch.set_num_threads(2)
    ids = torch.from_numpy(tokenize("".join(json.dumps(p) + "\n" for p in PROMPTS).encode()).copy())
    model, autoencoder = load_transformer(args.work), load_autoencoder(args.work)
    tokens = sample(model, 8, 8, ids, args.steps, args.guidance, shift=args.shift)
    show.grid(list(decode(autoencoder, tokens, 8, 8)), 6, args.out, 200)


if __name__ == "__main__":
    main()
