"""Writes the product's weight file: every tensor in half precision, safetensors.

usage: export.py --autoencoder FILE [--transformer FILE] --out FILE
Without --transformer its numbers are random (a stand-in to build against).
"""
import argparse
import json
import struct
from pathlib import Path

import torch

from nano import Transformer


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--autoencoder", type=Path, required=True)
    parser.add_argument("--transformer", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(0)
    transformer = torch.load(args.transformer) if args.transformer else Transformer().state_dict()
    tensors = {f"autoencoder.{k}": v for k, v in torch.load(args.autoencoder).items()}
    tensors |= {f"transformer.{k}": v for k, v in transformer.items()}
    header, parts, offset = {"__metadata__": {"format": "pt", "model": "atelier-nano"}}, [], 0
    for name in sorted(tensors):
        data = tensors[name].detach().half().contiguous().numpy().tobytes()
        header[name] = {"dtype": "F16", "shape": list(tensors[name].shape), "data_offsets": [offset, offset + len(data)]}
        parts.append(data)
        offset += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    args.out.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))
    print(args.out, args.out.stat().st_size / 1e6, "MB")


if __name__ == "__main__":
    main()
