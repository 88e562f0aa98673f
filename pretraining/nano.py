"""The networks of the base model "nano": an autoencoder (factor 16, 24 channels) and a flow-matching transformer.

Shapes: images are [B, 3, H, W] in [-1, 1]; latents are [B, 24, H/16, W/16]; the transformer sees 2x2 latent patches as
tokens of 96 numbers. `diffusion/src` builds the same networks in TypeScript from the same tensor names.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

LATENT_CHANNELS = 24
PATCH = 2
TOKEN = LATENT_CHANNELS * PATCH * PATCH
WIDTH = 384
HEADS = 6
DEPTH = 8
FEED_FORWARD = 1152
TEXT_TOKENS = 32
TEXT_DIM = 128
WORD_BUCKETS = 6144
NGRAM_BUCKETS = 2048
ROLES = 32
OBJECTS = 6
TIME_DIM = 256


class ResBlock(nn.Module):
    def __init__(self, ch):
        super().__init__()
        self.conv1 = nn.Conv2d(ch, ch, 3, padding=1)
        self.conv2 = nn.Conv2d(ch, ch, 3, padding=1)
        nn.init.normal_(self.conv2.weight, std=0.2 / math.sqrt(9 * ch))
        nn.init.zeros_(self.conv2.bias)

    def forward(self, x):
        return x + self.conv2(F.leaky_relu(self.conv1(F.leaky_relu(x, 0.1)), 0.1))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(48, 48, 3, padding=1)
        self.block1 = ResBlock(48)
        self.down1 = nn.Conv2d(192, 96, 3, padding=1)
        self.block2 = ResBlock(96)
        self.block3 = ResBlock(96)
        self.down2 = nn.Conv2d(384, 256, 1)
        self.block4 = ResBlock(256)
        self.out = nn.Conv2d(256, LATENT_CHANNELS, 3, padding=1)

    def forward(self, x):
        x = self.block1(self.stem(F.pixel_unshuffle(x, 4)))
        x = self.block3(self.block2(self.down1(F.pixel_unshuffle(x, 2))))
        x = self.block4(self.down2(F.pixel_unshuffle(x, 2)))
        return self.out(F.leaky_relu(x, 0.1))


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(LATENT_CHANNELS, 256, 3, padding=1)
        self.block1 = ResBlock(256)
        self.block2 = ResBlock(256)
        self.up1 = nn.Conv2d(256, 512, 1)
        self.block3 = ResBlock(128)
        self.block4 = ResBlock(128)
        self.up2 = nn.Conv2d(128, 256, 1)
        self.block5 = ResBlock(64)
        self.block6 = ResBlock(64)
        self.up3 = nn.Conv2d(64, 128, 1)
        self.block7 = ResBlock(32)
        self.out = nn.Conv2d(32, 12, 3, padding=1)

    def forward(self, z):
        x = self.block2(self.block1(self.stem(z)))
        x = self.block4(self.block3(F.pixel_shuffle(self.up1(x), 2)))
        x = self.block6(self.block5(F.pixel_shuffle(self.up2(x), 2)))
        x = self.block7(F.pixel_shuffle(self.up3(x), 2))
        return F.pixel_shuffle(self.out(F.leaky_relu(x, 0.1)), 2)


class Autoencoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.decoder = Decoder()
        # Set once after training: latents leave the encoder with mean 0 and standard deviation 1 per channel.
        self.register_buffer("latent_mean", torch.zeros(LATENT_CHANNELS))
        self.register_buffer("latent_std", torch.ones(LATENT_CHANNELS))

    def encode(self, x):
        return (self.encoder(x) - self.latent_mean[:, None, None]) / self.latent_std[:, None, None]

    def decode(self, z):
        return self.decoder(z * self.latent_std[:, None, None] + self.latent_mean[:, None, None])


def rms_norm(x, eps=1e-6):
    return x * torch.rsqrt(x.float().pow(2).mean(-1, keepdim=True) + eps).to(x.dtype)


def modulated(x, shift, scale):
    """Normalised, scaled and shifted by the time and the prompt: x [B, n, d], shift and scale [B, d]."""
    return rms_norm(x) * (1 + scale[:, None]) + shift[:, None]


def gated(x, gate, update):
    return x + gate[:, None] * update


def relu_squared(x):
    return F.relu(x).square()


def sinusoid(t, dim=TIME_DIM):
    """t [B] in [0, 1] -> [B, dim]; Vaswani et al. 2017 with t scaled by 1000."""
    half = dim // 2
    freqs = torch.exp(-math.log(10000) * torch.arange(half, dtype=torch.float32) / half)
    angles = t[:, None].float() * 1000 * freqs
    return torch.cat([angles.cos(), angles.sin()], -1)


def positions(rows, cols, dim=WIDTH):
    """Fixed 2-D sinusoids over coordinates centred on the grid's middle, [rows*cols, dim]."""
    quarter = dim // 4
    freqs = torch.exp(-math.log(100) * torch.arange(quarter, dtype=torch.float32) / quarter)
    y = (torch.arange(rows) - (rows - 1) / 2)[:, None].repeat(1, cols).reshape(-1, 1) * freqs
    x = (torch.arange(cols) - (cols - 1) / 2)[None, :].repeat(rows, 1).reshape(-1, 1) * freqs
    return torch.cat([y.sin(), y.cos(), x.sin(), x.cos()], -1)


def patchify(z):
    """[B, C, H, W] -> [B, H/2*W/2, C*4]; within a token the order is channel, row, column."""
    b, c, h, w = z.shape
    z = z.reshape(b, c, h // PATCH, PATCH, w // PATCH, PATCH)
    return z.permute(0, 2, 4, 1, 3, 5).reshape(b, h // PATCH * (w // PATCH), c * PATCH * PATCH)


def unpatchify(tokens, rows, cols):
    b = tokens.shape[0]
    z = tokens.reshape(b, rows, cols, LATENT_CHANNELS, PATCH, PATCH)
    return z.permute(0, 3, 1, 4, 2, 5).reshape(b, LATENT_CHANNELS, rows * PATCH, cols * PATCH)


class TextEmbedder(nn.Module):
    """Role-tagged hashed words -> [B, 32, 384]. A word is its own bucket plus the mean of its character n-grams' buckets."""

    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(WORD_BUCKETS, TEXT_DIM)
        self.ngrams = nn.Embedding(NGRAM_BUCKETS, TEXT_DIM)
        self.proj = nn.Linear(TEXT_DIM, WIDTH)
        self.roles = nn.Embedding(ROLES, WIDTH)
        self.objects = nn.Embedding(OBJECTS, WIDTH)
        for e in (self.words, self.ngrams, self.roles, self.objects):
            nn.init.normal_(e.weight, std=0.5 if e in (self.words, self.ngrams) else 0.3)

    def forward(self, words, ngrams, roles, objects):
        """words [B, T] (0: none), ngrams [B, T, K] (0: none), roles [B, T], objects [B, T]."""
        word = self.words(words) * (words > 0)[..., None]
        mask = (ngrams > 0)[..., None].to(word.dtype)
        grams = (self.ngrams(ngrams) * mask).sum(2) / mask.sum(2).clamp(min=1)
        return self.proj(word + grams) + self.roles(roles) + self.objects(objects)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.fc1 = nn.Linear(WIDTH, FEED_FORWARD)
        self.fc2 = nn.Linear(FEED_FORWARD, WIDTH)
        self.modulation = nn.Parameter(torch.zeros(6, WIDTH))

    def forward(self, x, modulation):
        shift1, scale1, gate1, shift2, scale2, gate2 = (modulation + self.modulation).unbind(1)
        b, n, _ = x.shape
        q, k, v = self.qkv(modulated(x, shift1, scale1)).reshape(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, n, WIDTH)
        x = gated(x, gate1, self.out(a))
        # Words are looked up, not thought about: only the latent tokens pass the feed-forward half, a fifth of the work less.
        words, cells = x[:, :TEXT_TOKENS], x[:, TEXT_TOKENS:]
        fed = self.fc2(relu_squared(self.fc1(modulated(cells, shift2, scale2))))
        return torch.cat([words, gated(cells, gate2, fed)], 1)


class Transformer(nn.Module):
    """Predicts the clean latents x0 from x_t = (1 - t) x0 + t noise."""

    def __init__(self):
        super().__init__()
        self.patch = nn.Linear(TOKEN, WIDTH)
        self.text = TextEmbedder()
        self.time1 = nn.Linear(TIME_DIM, WIDTH)
        self.time2 = nn.Linear(WIDTH, WIDTH)
        self.pooled = nn.Linear(WIDTH, WIDTH)
        self.modulation = nn.Linear(WIDTH, 6 * WIDTH)
        self.blocks = nn.ModuleList(Block() for _ in range(DEPTH))
        self.final_modulation = nn.Linear(WIDTH, 2 * WIDTH)
        self.final = nn.Linear(WIDTH, TOKEN)
        for layer in (self.modulation, self.final_modulation, self.final):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        # Open gates from the start: with so few steps the first thousand must not be spent on opening them.
        for block in self.blocks:
            nn.init.normal_(block.out.weight, std=0.02)
            nn.init.normal_(block.fc2.weight, std=0.02)
            block.modulation.data[2] = 1
            block.modulation.data[5] = 1

    def forward(self, tokens, t, text, rows, cols):
        """tokens [B, rows*cols, 96], t [B], text = TextEmbedder(...) [B, 32, 384] -> x0 tokens [B, rows*cols, 96]."""
        x = self.patch(tokens) + positions(rows, cols)
        c = self.time2(F.silu(self.time1(sinusoid(t)))) + self.pooled(text.mean(1))
        c = F.silu(c)
        modulation = self.modulation(c).reshape(-1, 6, WIDTH)
        x = torch.cat([text.to(x.dtype), x], 1)
        for block in self.blocks:
            x = block(x, modulation)
        shift, scale = self.final_modulation(c).chunk(2, -1)
        return self.final(modulated(x[:, TEXT_TOKENS:], shift, scale))
