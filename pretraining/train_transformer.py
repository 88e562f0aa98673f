"""Stage 3: the flow-matching transformer on cached latents.

usage: train_transformer.py --work FOLDER --minutes M [--decay F]
x_t = (1 - t) x0 + t noise, t logit-normal; the network predicts x0 and is judged on the velocity (x_t - x0) / t, t at least 0.1
(x-prediction with a velocity loss: Li and He 2025, "Back to Basics"). Block matrices are trained by Muon (Jordan et al. 2024), the
rest by AdamW. The rate falls linearly to zero over the last fraction `--decay` of the time. Resumable: state every 100 steps.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

from encode_pool import split_tokens
from nano import PATCH, Transformer, patchify

BATCH = 64
TIME_MEAN, TIME_STD = 0.3, 1.0
LR_MUON, LR_ADAM = 0.02, 1e-3


class Latents:
    """All shards seen so far, by grid; new ones are picked up while training runs."""

    def __init__(self, work):
        self.folder, self.shards, self.by_grid = work / "latents", {}, {}

    def refresh(self):
        for file in sorted(self.folder.glob("*.npz")):
            if file.stem not in self.shards:
                data = np.load(file)
                shard = (torch.from_numpy(data["latents"]), torch.from_numpy(data["tokens"]))
                self.shards[file.stem] = shard
                self.by_grid.setdefault(tuple(shard[0].shape[-2:]), []).append(shard)

    def batch(self, rng, count):
        square = (16, 16)
        others = [g for g in self.by_grid if g != square]
        grid = square if rng.random() < 0.65 or not others else others[rng.integers(len(others))]
        shards = self.by_grid[grid]
        picks = [(shards[rng.integers(len(shards))]) for _ in range(count)]
        rows = [int(rng.integers(len(s[0]))) for s in picks]
        return torch.stack([s[0][i] for s, i in zip(picks, rows)]).float(), torch.stack([s[1][i] for s, i in zip(picks, rows)])


def drop_words(rows, generator):
    """Caption dropout: 10 % of captions wholly (unconditional), and single words of the others at a rate drawn per caption."""
    words, ngrams, roles, objects = (t.clone() for t in split_tokens(rows))
    b = rows.shape[0]
    rate = torch.rand(b, 1, generator=generator) * 0.5 * (torch.rand(b, 1, generator=generator) < 0.6)
    dropped = torch.rand(words.shape, generator=generator) < rate
    whole = torch.rand(b, 1, generator=generator) < 0.1
    gone = dropped | whole
    words[gone], ngrams[gone], objects[gone] = 0, 0, 0
    roles[dropped] = 0
    roles[whole.expand_as(roles)] = 1
    return words, ngrams, roles, objects


def loss_of(model, z, rows, generator):
    text = model.text(*drop_words(rows, generator))
    x0 = patchify(z)
    t = torch.sigmoid(TIME_MEAN + TIME_STD * torch.randn(z.shape[0], generator=generator))
    noise = torch.randn(x0.shape, generator=generator)
    tt = t[:, None, None]
    with torch.autocast("cpu", torch.bfloat16):
        pred = model((1 - tt) * x0 + tt * noise, t, text, z.shape[2] // PATCH, z.shape[3] // PATCH)
    error = (pred.float() - x0).square().mean((1, 2))
    return (error / t.clamp(min=0.1).square()).mean(), error.detach(), t


def make_optimizers(model):
    matrices = [p for name, p in model.named_parameters() if name.startswith("blocks.") and name.endswith("weight")]
    chosen = set(map(id, matrices))
    rest = [p for p in model.parameters() if id(p) not in chosen]
    muon = torch.optim.Muon(matrices, lr=LR_MUON, momentum=0.95, weight_decay=0.01)
    adam = torch.optim.AdamW(rest, lr=LR_ADAM, betas=(0.9, 0.95), weight_decay=0.0)
    return muon, adam


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True, help="time in all, over every run; may be raised later")
    parser.add_argument("--decay", type=float, default=0.25)
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(2)
    model = Transformer()
    muon, adam = make_optimizers(model)
    ema = {k: v.clone() for k, v in model.state_dict().items()}
    step, spent = 0, 0.0
    state_file = args.work / "transformer-state.pt"
    if state_file.exists():
        state = torch.load(state_file)
        model.load_state_dict(state["model"])
        muon.load_state_dict(state["muon"])
        adam.load_state_dict(state["adam"])
        ema, step, spent = state["ema"], state["step"], state["spent"]
    data, started, log = Latents(args.work), time.time(), open(args.work / "transformer-log.jsonl", "a")
    recent = []
    data.refresh()

    def save(elapsed):
        torch.save({"model": model.state_dict(), "muon": muon.state_dict(), "adam": adam.state_dict(), "ema": ema, "step": step, "spent": elapsed}, args.work / "tmp-t.pt")
        (args.work / "tmp-t.pt").rename(state_file)
        torch.save(ema, args.work / "tmp-e.pt")
        (args.work / "tmp-e.pt").rename(args.work / "transformer.pt")

    while True:
        elapsed = spent + time.time() - started
        progress = elapsed / (args.minutes * 60)
        if progress >= 1:
            break
        scale = min(1, (step + 1) / 150) * min(1, max((1 - progress) / args.decay, 0.01))
        for optimizer, rate in ((muon, LR_MUON), (adam, LR_ADAM)):
            for group in optimizer.param_groups:
                group["lr"] = rate * scale
        if step % 100 == 0:
            data.refresh()
        z, rows = data.batch(np.random.default_rng([21, step]), BATCH)
        loss, error, t = loss_of(model, z, rows, torch.Generator().manual_seed(1_000_003 * step + 5))
        muon.zero_grad(set_to_none=True)
        adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        muon.step()
        adam.step()
        step += 1
        decay = min(0.998, step / (step + 15))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                ema[k].lerp_(v, 1 - decay)
        recent.append((loss.item(), error[t > 0.7].mean().item() if (t > 0.7).any() else float("nan")))
        if step % 25 == 0:
            mean = np.nanmean(np.array(recent), 0)
            recent.clear()
            line = {"step": step, "images": step * BATCH, "seconds": round(elapsed), "loss": round(float(mean[0]), 4), "x0_error_at_noise": round(float(mean[1]), 4), "scale": round(scale, 3), "shards": len(data.shards)}
            print(json.dumps(line), flush=True)
            log.write(json.dumps(line) + "\n")
            log.flush()
        if step % 100 == 0:
            save(elapsed)
    save(spent + time.time() - started)


if __name__ == "__main__":
    main()
