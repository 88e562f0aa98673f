"""Writes shards of composed scenes: pool/NNNN.npy uint8 [K, H, W, 3] and pool/NNNN.jsonl with their structured prompts.

usage: make_pool.py --work FOLDER --shards N [--first I] [--size K]
Every shard has one token grid; half of them are square. A shard depends on its number alone, so a stopped run goes on where it was.
"""
import argparse
import json
from pathlib import Path

import numpy as np

from scenes import GRIDS, SceneMaker


def grid_of(shard):
    return GRIDS[0] if shard % 2 == 0 else GRIDS[1 + shard // 2 % (len(GRIDS) - 1)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--shards", type=int, default=64)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--size", type=int, default=512)
    args = parser.parse_args()
    pool = args.work / "pool"
    pool.mkdir(parents=True, exist_ok=True)
    maker = SceneMaker(args.work)
    for shard in range(args.first, args.shards):
        done = pool / f"{shard:04}.npy"
        if done.exists():
            continue
        rng = np.random.default_rng([7, shard])
        scenes = [maker.scene(rng, grid_of(shard)) for _ in range(args.size)]
        (pool / f"{shard:04}.jsonl").write_text("".join(json.dumps(p) + "\n" for _, p in scenes))
        part = pool / f"part-{shard:04}.npy"  # its own name a shard, so that two runs may share the work
        np.save(part, np.stack([a for a, _ in scenes]))
        part.rename(done)
        print(shard, grid_of(shard), flush=True)


if __name__ == "__main__":
    main()
