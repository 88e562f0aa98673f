"""Stage 2: latents and token ids of every scene shard, so that the transformer never waits for pictures.

usage: encode_pool.py --work FOLDER [--watch]
Writes latents/NNNN.npz with latents float16 [K, 24, H/16, W/16] and tokens int16 [K, 480]. Tokens come from the product's own
tokenizer (TypeScript), so there is one and not two.
"""
import argparse
import subprocess
import time
from pathlib import Path

import numpy as np
import torch

from nano import Autoencoder

ROW = 32 + 32 * 12 + 32 + 32
TOKENIZER = Path(__file__).parent.parent / "diffusion/src/conditioning/tokenize-lines.ts"
NODE = Path(__file__).parent.parent / "node_modules/.bin/node"


def tokenize(jsonl):
    """bytes of JSON lines -> int16 [K, 480]"""
    out = subprocess.run([str(NODE), str(TOKENIZER)], input=jsonl, capture_output=True, check=True).stdout
    return np.frombuffer(out, np.int16).reshape(-1, ROW)


def split_tokens(rows):
    """int16 tensor [B, 480] -> words [B,32], ngrams [B,32,12], roles [B,32], objects [B,32]"""
    rows = rows.long()
    return rows[:, :32], rows[:, 32:416].reshape(-1, 32, 12), rows[:, 416:448], rows[:, 448:480]


def load_autoencoder(work):
    model = Autoencoder().to(memory_format=torch.channels_last).eval()
    model.load_state_dict(torch.load(work / "autoencoder.pt"))
    return model


def encode_shard(model, images):
    out = []
    for i in range(0, len(images), 32):
        x = torch.from_numpy(images[i : i + 32].copy()).permute(0, 3, 1, 2).float() / 127.5 - 1
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            z = model.encoder(x.contiguous(memory_format=torch.channels_last)).float()
        out.append(((z - model.latent_mean[:, None, None]) / model.latent_std[:, None, None]).half().numpy())
    return np.concatenate(out)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--watch", action="store_true", help="go on until no new shard has come for ten minutes")
    args = parser.parse_args()
    model = load_autoencoder(args.work)
    (args.work / "latents").mkdir(exist_ok=True)
    idle = 0
    while True:
        todo = [f for f in sorted((args.work / "pool").glob("[0-9]*.npy")) if not (args.work / "latents" / f"{f.stem}.npz").exists()]
        for file in todo:
            latents = encode_shard(model, np.load(file))
            tokens = tokenize(file.with_suffix(".jsonl").read_bytes())
            np.savez(args.work / "tmp-latents.npz", latents=latents, tokens=tokens)
            (args.work / "tmp-latents.npz").rename(args.work / "latents" / f"{file.stem}.npz")
            print(file.stem, latents.shape, float(latents.std()), flush=True)
        idle = 0 if todo else idle + 1
        if not args.watch or idle > 20:
            break
        time.sleep(30)


if __name__ == "__main__":
    main()
