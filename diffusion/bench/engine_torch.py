"""The other side of bench:engine: nano with the same LoRA in eager PyTorch, float32.

Reads orders from standard input, one a line (`train N` or `sample N`), and answers each with the seconds it took.
"""
import math
import resource
import sys
import time
from pathlib import Path

import torch
import torch.nn.functional as F

sys.path.insert(0, str(Path(__file__).parents[2] / "pretraining"))
from nano import TEXT_TOKENS, TOKEN, Transformer, WIDTH  # noqa: E402

THREADS, BATCH, RANK, ROWS, COLS = (int(a) for a in sys.argv[1:6])


class Lora(torch.nn.Module):
    def __init__(self, base):
        super().__init__()
        self.base = base.requires_grad_(False)
        bound = 1 / math.sqrt(base.in_features)
        self.a = torch.nn.Parameter(torch.empty(RANK, base.in_features).uniform_(-bound, bound))
        self.b = torch.nn.Parameter(torch.zeros(base.out_features, RANK))

    def forward(self, x):
        return self.base(x) + F.linear(F.linear(x, self.a), self.b)


torch.set_num_threads(THREADS)
torch.manual_seed(0)
plain = Transformer().requires_grad_(False)
adapted = Transformer().requires_grad_(False)
for block in adapted.blocks:
    for name in ("qkv", "out", "fc1", "fc2"):
        setattr(block, name, Lora(getattr(block, name)))
trained = [p for p in adapted.parameters() if p.requires_grad]
optimizer = torch.optim.AdamW(trained, 1e-3, weight_decay=0.01)


def train_step():
    x0, noise = torch.randn(BATCH, ROWS * COLS, TOKEN), torch.randn(BATCH, ROWS * COLS, TOKEN)
    t = torch.rand(BATCH).clamp(min=0.1)
    text = torch.randn(BATCH, TEXT_TOKENS, WIDTH)
    tt = t[:, None, None]
    prediction = adapted((1 - tt) * x0 + tt * noise, t, text, ROWS, COLS)
    loss = ((prediction - x0).square() / tt.square()).mean()
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    optimizer.step()
    return loss.item()


@torch.no_grad()
def sample_step(x, text):
    out = plain(torch.cat([x, x]), torch.full((2,), 0.5), text, ROWS, COLS)
    return x * 0.5 + out[:1] * 0.5


for line in sys.stdin:
    kind, count = line.split()
    started = time.perf_counter()
    if kind == "train":
        for _ in range(int(count)):
            train_step()
    else:
        x, text = torch.randn(1, ROWS * COLS, TOKEN), torch.randn(2, TEXT_TOKENS, WIDTH)
        for _ in range(int(count)):
            x = sample_step(x, text)
    seconds = time.perf_counter() - started
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
