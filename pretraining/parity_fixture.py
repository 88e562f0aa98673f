"""Reference values of every network, by PyTorch, from the shipped weight file: what the TypeScript networks are tested against.

usage: parity_fixture.py   (reads ../diffusion/weights/nano.safetensors, writes ../diffusion/fixtures/parity.safetensors)
"""
import json
import struct
from pathlib import Path

import numpy as np
import torch

from encode_pool import split_tokens, tokenize
from nano import Autoencoder, Transformer, patchify, unpatchify

ROOT = Path(__file__).parent.parent / "diffusion"
PROMPT = {
    "objects": [{"description": "red gopher wearing a hat", "location": "left", "number_of_objects": 3}],
    "background_setting": "solid light blue background",
    "aesthetics": {"color_scheme": "red, light blue"},
    "style_medium": "digital illustration",
}


def read(path):
    raw = path.read_bytes()
    size = struct.unpack("<Q", raw[:8])[0]
    header = json.loads(raw[8 : 8 + size])
    header.pop("__metadata__", None)
    return {
        name: torch.from_numpy(np.frombuffer(raw[8 + size :], np.float16, int(np.prod(e["shape"])), e["data_offsets"][0]).astype(np.float32).reshape(e["shape"]))
        for name, e in header.items()
    }


def write(path, tensors, metadata):
    header, parts, offset = {"__metadata__": metadata}, [], 0
    for name in sorted(tensors):
        data = tensors[name].detach().float().contiguous().numpy().tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensors[name].shape), "data_offsets": [offset, offset + len(data)]}
        parts.append(data)
        offset += len(data)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))


class Lora(torch.nn.Module):
    """A frozen matrix with its pair beside it, the pair cut out of the flat adapter as `diffusion/src/network/lora.ts` lays it out."""

    def __init__(self, base, a, b):
        super().__init__()
        self.base, self.a, self.b = base, a, b

    def forward(self, x):
        return self.base(x) + x @ self.a @ self.b


def lora_step(transformer, text, x0, noise, t):
    """-> loss, gradient norm before clipping, every 7th number of the clipped gradient, of a rank-1 adapter with numbers 0.02 sin(i)"""
    transformer.requires_grad_(False)
    names = ("qkv", "out", "fc1", "fc2")
    sizes = [n for block in transformer.blocks for name in names for n in (getattr(block, name).in_features, getattr(block, name).out_features)]
    flat = (0.02 * torch.sin(torch.arange(sum(sizes), dtype=torch.float64))).float().requires_grad_()
    parts = iter(flat.split(sizes))
    for block in transformer.blocks:
        for name in names:
            setattr(block, name, Lora(getattr(block, name), next(parts)[:, None], next(parts)[None]))
    tt = t[:, None, None]
    prediction = transformer((1 - tt) * x0 + tt * noise, t, text, 9, 7)
    loss = ((prediction - x0).square() / tt.square()).mean()
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_([flat], 1.0)
    return loss, norm, flat.grad[::7]


def main():
    tensors = read(ROOT / "weights/nano.safetensors")
    part = lambda prefix: {k[len(prefix) :]: v for k, v in tensors.items() if k.startswith(prefix)}
    autoencoder, transformer = Autoencoder().eval(), Transformer().eval()
    autoencoder.load_state_dict(part("autoencoder."))
    transformer.load_state_dict(part("transformer."))
    torch.manual_seed(5)
    with torch.no_grad():
        values = outputs(autoencoder, transformer)
    x0 = torch.randn(1, 63, 96)
    loss, norm, gradient = lora_step(transformer, values["text"], x0, values["tokens"], values["t"])
    values |= {"step_x0": x0, "step_loss": loss[None], "step_norm": norm[None], "step_gradient": gradient}
    write(ROOT / "fixtures/parity.safetensors", values, {"prompt": json.dumps(PROMPT)})
    print({k: list(v.shape) for k, v in values.items()})


def outputs(autoencoder, transformer):
    image = torch.nn.functional.interpolate(torch.rand(1, 3, 8, 8) * 2 - 1, size=(64, 96), mode="bilinear")
    latents = patchify(autoencoder.encode(image))
    decoded = autoencoder.decode(unpatchify(latents, 2, 3))
    text = transformer.text(*split_tokens(torch.from_numpy(tokenize((json.dumps(PROMPT) + "\n").encode()).copy())))
    tokens, t = torch.randn(1, 63, 96), torch.tensor([0.37])
    x0 = transformer(tokens, t, text, 9, 7)
    return {"image": image, "latents": latents, "decoded": decoded, "text": text, "tokens": tokens, "t": t, "x0": x0}


if __name__ == "__main__":
    main()
