"""Stage 4: the decoder learns to draw at twice the size, from the latents of the 256-pixel picture. The encoder stays as it is.

usage: sharpen_decoder.py --work FOLDER --minutes M
Pairs are crops of scenes composed at 512 pixels and their halves. The last layer's weights start as copies, so the first picture is
the old decoder's, enlarged. Writes autoencoder-sharp.pt. Resumable: state every 100 steps.
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
from scenes import SceneMaker
from train_autoencoder import gradient_loss

LARGE = 256
BATCH = 12


def scene_crops(maker, rng, count):
    out = []
    while len(out) < count:
        image, _ = maker.scene(rng, (8, 8))
        for _ in range(3):
            spots = [(rng.integers(image.shape[0] - LARGE + 1), rng.integers(image.shape[1] - LARGE + 1)) for _ in range(3)]
            crops = [image[y : y + LARGE, x : x + LARGE] for y, x in spots]
            out.append(max(crops, key=lambda c: np.abs(np.diff(c[::4, ::4].astype(np.int16), axis=0)).mean()))
    batch = torch.from_numpy(np.ascontiguousarray(np.stack(out[:count]))).permute(0, 3, 1, 2).float() / 127.5 - 1
    return batch.contiguous(memory_format=torch.channels_last)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=12)
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(3)
    model = Autoencoder().to(memory_format=torch.channels_last)
    model.load_state_dict(widened(torch.load(args.work / "autoencoder.pt")))
    decoder = model.decoder
    muon = ConvMuon([p for p in decoder.parameters() if p.ndim == 4], lr=0.003)
    adam = torch.optim.AdamW([p for p in decoder.parameters() if p.ndim != 4], 3e-4, betas=(0.9, 0.95), weight_decay=0.0)
    rates = [(muon, 0.003), (adam, 3e-4)]
    ema = {k: v.clone() for k, v in decoder.state_dict().items()}
    step, spent = 0, 0.0
    state_file = args.work / "sharpen-state.pt"
    if state_file.exists():
        state = torch.load(state_file)
        decoder.load_state_dict(state["decoder"])
        muon.load_state_dict(state["muon"])
        adam.load_state_dict(state["adam"])
        ema, step, spent = state["ema"], state["step"], state["spent"]
    maker, started, log = SceneMaker(args.work, 64), time.time(), open(args.work / "sharpen-log.jsonl", "a")
    while True:
        elapsed = spent + time.time() - started
        progress = elapsed / (args.minutes * 60)
        if progress >= 1:
            break
        scale = min(1, (step + 1) / 30) * min(1, max((1 - progress) / 0.6, 0.01))
        for optimizer, rate in rates:
            for group in optimizer.param_groups:
                group["lr"] = rate * scale
        target = scene_crops(maker, np.random.default_rng([31, step]), BATCH)
        small = F.avg_pool2d(target, 2)
        with torch.autocast("cpu", torch.bfloat16):
            with torch.no_grad():
                z = model.encoder(small)
            y = decoder(z + 0.03 * torch.randn_like(z))
        y = y.float()
        l1, edges = (y - target).abs().mean(), gradient_loss(y, target)
        decoder.zero_grad(set_to_none=True)
        (l1 + edges).backward()
        torch.nn.utils.clip_grad_norm_(decoder.parameters(), 1.0)
        muon.step()
        adam.step()
        step += 1
        decay = min(0.995, step / (step + 15))
        with torch.no_grad():
            for k, v in decoder.state_dict().items():
                ema[k].lerp_(v, 1 - decay)
        if step % 25 == 0:
            line = {"step": step, "seconds": round(elapsed), "l1": l1.item(), "edges": edges.item(), "psnr": -10 * math.log10((y - target).square().mean().item() / 4)}
            print(json.dumps(line), flush=True)
            log.write(json.dumps(line) + "\n")
            log.flush()
        if step % 100 == 0:
            torch.save({"decoder": decoder.state_dict(), "muon": muon.state_dict(), "adam": adam.state_dict(), "ema": ema, "step": step, "spent": spent + time.time() - started}, args.work / "tmp-s.pt")
            (args.work / "tmp-s.pt").rename(state_file)
    decoder.load_state_dict(ema)
    torch.save(model.state_dict(), args.work / "autoencoder-sharp.pt")
    print("steps", step)


def widened(state):
    """The last layer of a decoder that draws one pixel per input pixel, made to draw four alike."""
    weight, bias = state["decoder.out.weight"], state["decoder.out.bias"]
    if weight.shape[0] == 48:
        return state
    grown = lambda t: t.reshape(3, 2, 2, *t.shape[1:]).repeat_interleave(2, 1).repeat_interleave(2, 2).reshape(48, *t.shape[1:])
    return {**state, "decoder.out.weight": grown(weight), "decoder.out.bias": grown(bias)}


if __name__ == "__main__":
    main()
