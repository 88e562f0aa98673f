"""Stage 1: the autoencoder, on 128-pixel crops of composed scenes (it is convolutional, so any size works afterwards).

usage: train_autoencoder.py --work FOLDER --minutes M
Loss: L1 + L1 of the image gradients + a small penalty on the latents' size, with noise added to the latents. A part of
every batch is decoded from flipped, turned or halved latents against the equally changed image (EQ-VAE, Kouzelis et al. 2025),
which makes the latents easier to learn for the transformer. Resumable: state is written every 200 steps.
"""
import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from muon import ConvMuon
from nano import Autoencoder

CROP = 128
BATCH = 24
LR_MUON, LR_ADAM = 0.01, 1e-3


def crops(pool, rng, count):
    out = []
    for _ in range(count):
        shard = pool[rng.integers(len(pool))]
        image = shard[rng.integers(len(shard))]
        # Half of the crops look for content: an empty patch of background teaches nothing after the first minute.
        best = None
        for _ in range(3):
            y, x = rng.integers(image.shape[0] - CROP + 1), rng.integers(image.shape[1] - CROP + 1)
            crop = image[y : y + CROP, x : x + CROP]
            detail = np.abs(np.diff(crop[::4, ::4].astype(np.int16), axis=0)).mean()
            if best is None or detail > best[0]:
                best = (detail, crop)
        crop = best[1]
        if rng.random() < 0.5:
            crop = crop[:, ::-1]
        out.append(crop)
    batch = torch.from_numpy(np.ascontiguousarray(np.stack(out))).permute(0, 3, 1, 2).float() / 127.5 - 1
    return batch.contiguous(memory_format=torch.channels_last)


def transformed(z, x, choice):
    if choice == 1:
        return z.flip(-1), x.flip(-1)
    if choice == 2:
        return torch.rot90(z, 1, (2, 3)), torch.rot90(x, 1, (2, 3))
    if choice == 3:
        return F.avg_pool2d(z, 2), F.avg_pool2d(x, 2)
    return z, x


def gradient_loss(a, b):
    return sum((torch.diff(a, dim=d) - torch.diff(b, dim=d)).abs().mean() for d in (2, 3))


def load_pool(work):
    return [np.load(f, mmap_mode="r") for f in sorted((work / "pool").glob("[0-9]*.npy"))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=22)
    args = parser.parse_args()
    if (args.work / "autoencoder.pt").exists():
        print("done before: the latents and the transformer belong to that autoencoder")
        return
    torch.set_num_threads(2)
    torch.manual_seed(1)
    model = Autoencoder().to(memory_format=torch.channels_last)
    matrices = [p for p in model.parameters() if p.ndim == 4]
    vectors = [p for p in model.parameters() if p.ndim != 4]
    muon = ConvMuon(matrices)
    adam = torch.optim.AdamW(vectors, LR_ADAM, betas=(0.9, 0.95), weight_decay=0.0)
    ema = {k: v.clone() for k, v in model.state_dict().items()}
    step, spent = 0, 0.0
    state_file = args.work / "autoencoder-state.pt"
    if state_file.exists():
        state = torch.load(state_file)
        model.load_state_dict(state["model"])
        muon.load_state_dict(state["muon"])
        adam.load_state_dict(state["adam"])
        ema, step, spent = state["ema"], state["step"], state["spent"]
    pool, started, log = load_pool(args.work), time.time(), open(args.work / "autoencoder-log.jsonl", "a")
    while True:
        elapsed = spent + time.time() - started
        progress = elapsed / (args.minutes * 60)
        if progress >= 1:
            break
        scale = min(1, (step + 1) / 50) * min(1, max((1 - progress) / 0.5, 0.01))
        for optimizer, rate in ((muon, LR_MUON), (adam, LR_ADAM)):
            for group in optimizer.param_groups:
                group["lr"] = rate * scale
        rng = np.random.default_rng([11, step])
        if step % 200 == 0:
            pool = load_pool(args.work)
        x = crops(pool, rng, BATCH)
        choice = int(rng.choice([0, 1, 2, 3], p=[0.6, 0.15, 0.15, 0.1]))
        with torch.autocast("cpu", torch.bfloat16):
            z = model.encoder(x)
            noisy = z + 0.08 * torch.randn_like(z)
            zt, target = transformed(noisy, x, choice)
            y = model.decoder(zt)
        y, z = y.float(), z.float()
        l1, edges = (y - target).abs().mean(), gradient_loss(y, target)
        loss = l1 + 0.7 * edges + 1e-3 * z.square().mean()
        model.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        muon.step()
        adam.step()
        step += 1
        decay = min(0.998, step / (step + 20))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                ema[k].lerp_(v, 1 - decay)
        if step % 50 == 0:
            mse = (y - target).square().mean().item() / 4
            line = {"step": step, "seconds": round(elapsed), "l1": l1.item(), "edges": edges.item(), "psnr": -10 * math.log10(mse), "z_std": z.std().item(), "scale": scale}
            print(json.dumps(line), flush=True)
            log.write(json.dumps(line) + "\n")
            log.flush()
        if step % 200 == 0:
            torch.save({"model": model.state_dict(), "muon": muon.state_dict(), "adam": adam.state_dict(), "ema": ema, "step": step, "spent": spent + time.time() - started}, args.work / "tmp.pt")
            (args.work / "tmp.pt").rename(state_file)

    model.load_state_dict(ema)
    with torch.no_grad():
        z = torch.cat([model.encoder(crops(pool, np.random.default_rng([12, i]), 32)) for i in range(16)])
    model.latent_mean.copy_(z.mean((0, 2, 3)))
    model.latent_std.copy_(z.std((0, 2, 3)))
    torch.save(model.state_dict(), args.work / "autoencoder.pt")
    print("steps", step, "std", z.std((0, 2, 3)).tolist())


if __name__ == "__main__":
    main()
