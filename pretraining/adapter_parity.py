"""Loads an exported adapter with diffusers and PEFT themselves, and with the rules of sd-scripts and ComfyUI, and compares the fused weights.

usage: adapter_parity.py FOLDER, which holds diffusers.safetensors, kohya.safetensors and comfyui.safetensors of one adapter
needs: torch, diffusers, peft, safetensors
"""
import argparse
import json
from pathlib import Path

import torch
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.loaders import PeftAdapterMixin
from diffusers.models.modeling_utils import ModelMixin
from safetensors import safe_open
from safetensors.torch import load_file

from nano import Transformer


class Host(ModelMixin, ConfigMixin, PeftAdapterMixin):
    """The blocks of nano as a model that diffusers loads adapters into."""

    @register_to_config
    def __init__(self):
        super().__init__()
        self.blocks = Transformer().blocks


def by_diffusers(file, base):
    """What diffusers' own loader and PEFT's fusing make of the file."""
    host = Host()
    host.load_state_dict(base)
    with safe_open(file, framework="pt") as opened:
        words = opened.metadata()
    host.load_lora_adapter(load_file(file), prefix="transformer", adapter_name="own", metadata=json.loads(words["lora_adapter_metadata"]))
    host.fuse_lora(adapter_names=["own"])
    return {name.replace(".base_layer", ""): value for name, value in host.state_dict().items() if "lora_" not in name}


def by_names(file, base, key_of, up, down):
    """W + alpha / rank * up @ down for every weight whose name the file has; whatever is left over is an error."""
    tensors, fused = load_file(file), {}
    for name, value in base.items():
        key = key_of(name.removesuffix(".weight"))
        if f"{key}.{up}.weight" in tensors:
            b, a = tensors.pop(f"{key}.{up}.weight"), tensors.pop(f"{key}.{down}.weight")
            value = value + tensors.pop(f"{key}.alpha").item() / a.shape[0] * (b @ a)
        fused[name] = value
    assert not tensors, f"not loaded: {sorted(tensors)}"
    return fused


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    torch.manual_seed(3)
    base = {name: value.clone() for name, value in Host().state_dict().items()}
    results = {
        "diffusers": by_diffusers(folder / "diffusers.safetensors", base),
        "kohya": by_names(folder / "kohya.safetensors", base, lambda n: "lora_unet_" + n.replace(".", "_"), "lora_up", "lora_down"),
        "comfyui": by_names(folder / "comfyui.safetensors", base, lambda n: "diffusion_model." + n, "lora_B", "lora_A"),
    }
    changed = [name for name in base if not torch.equal(results["kohya"][name], base[name])]
    print(f"{len(changed)} of {len(base)} tensors are changed")
    for name, fused in results.items():
        missed = [key for key in changed if torch.equal(fused[key], base[key])]
        worst = max((fused[key] - results["kohya"][key]).abs().max().item() for key in base)
        print(f"{name}: {len(missed)} layers missed, largest difference {worst:.2e}")


if __name__ == "__main__":
    main()
