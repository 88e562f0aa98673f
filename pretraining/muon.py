"""Muon for convolution kernels, which torch.optim.Muon refuses: a kernel [out, in, h, w] is the matrix [out, in*h*w].

Jordan et al. 2024, "Muon: an optimizer for hidden layers in neural networks"; the quintic Newton-Schulz coefficients are theirs.
"""
import torch


def orthogonalized(g, steps=5):
    x = g.bfloat16()
    x = x / (x.norm() + 1e-7)
    turned = x.shape[0] > x.shape[1]
    if turned:
        x = x.T
    for _ in range(steps):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return (x.T if turned else x).float()


class ConvMuon(torch.optim.Optimizer):
    def __init__(self, params, lr=0.01, momentum=0.95, weight_decay=0.0):
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                if "buffer" not in state:
                    state["buffer"] = torch.zeros_like(p)
                state["buffer"].lerp_(p.grad, 1 - group["momentum"])
                g = p.grad.lerp(state["buffer"], group["momentum"]).reshape(p.shape[0], -1)
                update = orthogonalized(g) * max(1.0, g.shape[0] / g.shape[1]) ** 0.5
                p.mul_(1 - group["lr"] * group["weight_decay"]).add_(update.reshape(p.shape), alpha=-group["lr"])
