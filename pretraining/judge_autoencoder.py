"""What the autoencoder gives back of pictures it never saw: PSNR per folder and a sheet (above the picture, below its return).

usage: judge_autoencoder.py --work FOLDER --out FILE FOLDER...
"""
import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image

import show
from encode_pool import load_autoencoder


def load(path, size=256):
    image = Image.open(path).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image)
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    return np.asarray(white.convert("RGB").crop((left, top, left + side, top + side)).resize((size, size), Image.LANCZOS))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("folders", nargs="+", type=Path)
    args = parser.parse_args()
    model = load_autoencoder(args.work)
    above, below = [], []
    for folder in args.folders:
        files = sorted(p for p in folder.iterdir() if p.suffix in (".webp", ".png", ".jpg", ".jpeg"))
        images = [load(p) for p in files[:: max(1, len(files) // 12)][:12]]
        x = torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2).float() / 127.5 - 1
        with torch.no_grad():
            y = model.decode(model.encode(x)).clamp(-1, 1)
        psnr = -10 * torch.log10((y - x).square().mean((1, 2, 3)) / 4)
        print(folder.name, "mean PSNR", round(psnr.mean().item(), 2), "min", round(psnr.min().item(), 2))
        above += images[:4]
        below += list(((y[:4] + 1) * 127.5).byte().permute(0, 2, 3, 1).numpy())
    show.grid(above[:12] + below[:12], min(12, len(above)), args.out, 200)


if __name__ == "__main__":
    main()
