"""Composes training scenes with exact structured prompts: sprites and drawn shapes on named backgrounds.

What the prompt says is what was drawn: colors, counts, places and sizes are known, not guessed. The wording follows the
conventions of `vision/` (color names are read from there).
"""
import json
import math
import re
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

COLORS = {
    name: tuple(int(value[i : i + 2], 16) for i in (1, 3, 5))
    for name, value in json.loads((Path(__file__).parent.parent / "vision/src/color-names.json").read_text()).items()
}
NAMES = list(COLORS)
STYLES = {
    "noto-emoji": ["shaded"],
    "blobmoji": ["flat", "rounded"],
    "phosphor-duotone": ["line art", "monochrome"],
    "game-icons": ["silhouette", "flat"],
}
# Token grids (rows, columns) of 32-pixel tokens: the contract's nine aspect ratios need these seven.
GRIDS = [(8, 8), (9, 7), (7, 9), (10, 7), (7, 10), (11, 6), (6, 11)]
SHAPES = ["circle", "square", "triangle", "star", "heart", "ring", "diamond", "blob", "capsule", "cross"]
# What a mirror would make untrue: arrows, clock hands, writing.
SIDED = re.compile(r"left|right|clock|digit|number|arrow|\bvs\b", re.I)


def to_lab(rgb):
    """sRGB uint8 [..., 3] -> CIELAB (D65)."""
    c = np.asarray(rgb, np.float32) / 255
    c = np.where(c > 0.04045, ((c + 0.055) / 1.055) ** 2.4, c / 12.92)
    m = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float32)
    xyz = c @ m.T / np.array([0.95047, 1, 1.08883], np.float32)
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1)


LABS = to_lab(np.array([COLORS[n] for n in NAMES]))


def dominant(rgba):
    """Up to three color names that each cover at least 15 % of the visible pixels."""
    small = rgba[::6, ::6].reshape(-1, 4)
    visible = small[small[:, 3] > 128][:, :3]
    if len(visible) == 0:
        return ["white"]
    nearest = np.argmin(((to_lab(visible)[:, None] - LABS) ** 2).sum(-1), 1)
    share = np.bincount(nearest, minlength=len(NAMES)) / len(visible)
    order = [i for i in np.argsort(-share) if share[i] >= 0.15][:3]
    return [NAMES[i] for i in order] or [NAMES[int(share.argmax())]]


def jitter(rng, color, amount=10):
    return tuple(int(np.clip(c + rng.normal(0, amount), 0, 255)) for c in color)


def tint(rgba, color):
    """One hue over the sprite's own light and shade."""
    lum = (rgba[..., :3] @ np.array([0.299, 0.587, 0.114])).astype(np.float32) / 255
    visible = lum[rgba[..., 3] > 128]
    mid = float(np.clip(np.median(visible), 0.25, 0.9)) if len(visible) else 0.5
    c = np.array(color, np.float32)
    dark = c * (lum / mid)[..., None].clip(0, 1)
    light = ((lum - mid) / (1.001 - mid))[..., None].clip(0, 1)
    out = rgba.copy()
    out[..., :3] = (dark * (1 - light) + 255 * light).clip(0, 255)
    return out


def shape_sprite(rng, kind, color, outline, size=320):
    image = Image.new("RGBA", (size, size))
    draw = ImageDraw.Draw(image)
    w = int(rng.integers(6, 22)) if outline else 0
    edge = (20, 18, 24, 255)
    fill = color + (255,)
    a, b = 30, size - 30
    n = size / 2

    def poly(points):
        draw.polygon(points, fill=fill)
        if outline:
            draw.line(points + points[:2], fill=edge, width=w, joint="curve")

    if kind == "circle":
        draw.ellipse((a, a, b, b), fill=fill, outline=edge if outline else None, width=w)
    elif kind == "square":
        draw.rounded_rectangle((a, a, b, b), int(rng.integers(0, 60)), fill=fill, outline=edge if outline else None, width=w)
    elif kind == "capsule":
        draw.rounded_rectangle((size * 0.25, a, size * 0.75, b), size // 4, fill=fill, outline=edge if outline else None, width=w)
    elif kind == "ring":
        draw.ellipse((a, a, b, b), outline=fill, width=int(rng.integers(30, 70)))
    elif kind == "triangle":
        poly([(n, a), (b, b), (a, b)])
    elif kind == "diamond":
        poly([(n, a), (b, n), (n, b), (a, n)])
    elif kind == "cross":
        t = size * 0.17
        poly([(n - t, a), (n + t, a), (n + t, n - t), (b, n - t), (b, n + t), (n + t, n + t), (n + t, b), (n - t, b), (n - t, n + t), (a, n + t), (a, n - t), (n - t, n - t)])
    elif kind == "star":
        k = int(rng.integers(5, 8))
        poly([(n + (n - a) * (1 if i % 2 == 0 else 0.45) * math.sin(math.pi * i / k), n - (n - a) * (1 if i % 2 == 0 else 0.45) * math.cos(math.pi * i / k)) for i in range(2 * k)])
    elif kind == "heart":
        t = np.linspace(0, 2 * math.pi, 80)
        poly([(n + 7.6 * 16 * math.sin(u) ** 3, n - 7.6 * (13 * math.cos(u) - 5 * math.cos(2 * u) - 2 * math.cos(3 * u) - math.cos(4 * u))) for u in t])
    else:
        t = np.linspace(0, 2 * math.pi, 60, endpoint=False)
        f = rng.normal(0, 1, 4)
        r = (n - a) * (0.78 + 0.07 * (f[0] * np.sin(2 * t) + f[1] * np.cos(3 * t) + f[2] * np.sin(3 * t) + f[3] * np.cos(2 * t)).clip(-2.5, 2.5))
        poly([(n + r[i] * math.cos(t[i]), n + r[i] * math.sin(t[i])) for i in range(60)])
    if kind in ("blob", "circle", "capsule", "square") and rng.random() < 0.5:
        eye_y, gap, er = n * rng.uniform(0.6, 0.95), n * rng.uniform(0.22, 0.36), n * rng.uniform(0.1, 0.2)
        for s in (-1, 1):
            x = n + s * gap
            draw.ellipse((x - er, eye_y - er, x + er, eye_y + er), fill=(255, 255, 255, 255), outline=edge, width=5)
            draw.ellipse((x - er * 0.45, eye_y - er * 0.45, x + er * 0.45, eye_y + er * 0.45), fill=edge)
        draw.arc((n - gap, eye_y + er, n + gap, eye_y + er + gap), 10, 170, fill=edge, width=8)
    return np.asarray(image)


def background(rng, width, height):
    """-> (float32 [H, W, 3], wording, color names)"""
    kind = rng.random()
    first = "white" if rng.random() < 0.22 else NAMES[rng.integers(len(NAMES))]
    second = NAMES[rng.integers(len(NAMES))]
    base = np.array(COLORS[first] if first in ("white", "black") and rng.random() < 0.7 else jitter(rng, COLORS[first], 6), np.float32)
    if kind < 0.74:
        return np.broadcast_to(base, (height, width, 3)).copy(), f"solid {first} background", [first]
    other = np.array(jitter(rng, COLORS[second], 6), np.float32)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    if kind < 0.86:
        if rng.random() < 0.7:
            t = y / height
        else:
            t = np.hypot(x - width / 2, y - height / 2) / (0.6 * max(width, height))
        return base + (other - base) * t.clip(0, 1)[..., None], f"gradient background from {first} to {second}", [first, second]
    cells = int(rng.integers(2, 10))
    noise = rng.random((cells, cells, 3)).astype(np.float32)
    planes = [np.asarray(Image.fromarray(noise[..., i]).resize((width, height), Image.BICUBIC)) for i in range(3)]
    mixed = np.stack(planes, -1).clip(0, 1)
    if rng.random() < 0.5:
        mixed = mixed.mean(-1, keepdims=True) * np.ones(3, np.float32)
        if rng.random() < 0.5:
            mixed = (mixed > 0.5).astype(np.float32)
    if rng.random() < 0.3:
        mixed = np.clip(mixed + rng.normal(0, rng.uniform(0.02, 0.15), mixed.shape), 0, 1).astype(np.float32)
    return base * (1 - mixed) + other * mixed, "busy background", [first, second]


def place_words(cx, cy):
    vertical = "top" if cy < 0.4 else "bottom" if cy > 0.6 else ""
    horizontal = "left" if cx < 0.4 else "right" if cx > 0.6 else ""
    return f"{vertical} {horizontal}".strip() or "center"


def size_word(side):
    return "small" if side < 0.36 else "medium" if side < 0.6 else "large"


class SceneMaker:
    def __init__(self, work):
        self.sprites = np.load(Path(work) / "sprites.npy", mmap_mode="r")
        self.meta = json.loads((Path(work) / "sprites.json").read_text())
        by_set = {}
        for i, m in enumerate(self.meta):
            by_set.setdefault(m["set"], []).append(i)
        self.by_set = by_set

    def pick(self, rng):
        """-> (rgba, subject, color names, style words)"""
        r = rng.random()
        if r < 0.08:
            name = NAMES[rng.integers(len(NAMES))]
            kind = SHAPES[rng.integers(len(SHAPES))]
            outline = rng.random() < 0.6
            return shape_sprite(rng, kind, jitter(rng, COLORS[name], 5), outline), kind, [name], ["flat"] + (["outlined"] if outline else [])
        kind = "noto-emoji" if r < 0.42 else "blobmoji" if r < 0.74 else "phosphor-duotone" if r < 0.87 else "game-icons"
        index = self.by_set[kind][rng.integers(len(self.by_set[kind]))]
        rgba, subject, style = np.array(self.sprites[index]), self.meta[index]["subject"], list(STYLES[kind])
        if kind in ("phosphor-duotone", "game-icons") or rng.random() < 0.25:
            name = NAMES[rng.integers(len(NAMES))]
            color = jitter(rng, COLORS[name], 5)
            if kind == "game-icons":
                rgba[..., :3] = color
            elif kind == "phosphor-duotone":
                # Black lines with a 20 % second tone: the coverage carries the drawing.
                rgba[..., :3] = color
            else:
                rgba = tint(rgba, color)
            colors = [name]
        else:
            colors = dominant(rgba)
        if kind in ("noto-emoji", "blobmoji") and rng.random() < 0.3:
            width = int(rng.choice([5, 9, 13]))
            padded = np.pad(rgba, ((12, 12), (12, 12), (0, 0)))
            alpha = Image.fromarray(padded[..., 3]).filter(ImageFilter.MaxFilter(width))
            a = padded[..., 3:].astype(np.float32) / 255
            out = padded.copy()
            out[..., :3] = padded[..., :3] * a + np.array([22, 20, 26]) * (1 - a)
            out[..., 3] = np.asarray(alpha)
            rgba = out
            style.append("outlined" if width < 10 else "thick outline")
        return rgba, subject, colors, style

    def pick_off(self, rng, bg_colors):
        """A sprite that stands out: one of the background's own color would be told but not seen."""
        for _ in range(4):
            picked = self.pick(rng)
            if picked[2][0] not in bg_colors:
                break
        return picked

    def paste(self, rng, canvas, rgba, cx, cy, side, mirror):
        height, width, _ = canvas.shape
        px = max(8, int(side * min(width, height)))
        image = Image.fromarray(rgba)
        if mirror:
            image = image.transpose(Image.FLIP_LEFT_RIGHT)
        if rng.random() < 0.3:
            image = image.rotate(float(rng.normal(0, 8)), Image.BICUBIC)
        premultiplied = np.asarray(image).astype(np.float32)
        alpha = premultiplied[..., 3:] / 255
        planes = np.concatenate([premultiplied[..., :3] * alpha, alpha * 255], -1)
        planes = np.stack([np.asarray(Image.fromarray(planes[..., i]).resize((px, px), Image.LANCZOS)) for i in range(4)], -1).clip(0, 255)
        x0, y0 = int(cx * width - px / 2), int(cy * height - px / 2)
        xs, ys, xe, ye = max(x0, 0), max(y0, 0), min(x0 + px, width), min(y0 + px, height)
        if xe <= xs or ye <= ys:
            return
        part = planes[ys - y0 : ye - y0, xs - x0 : xe - x0]
        canvas[ys:ye, xs:xe] = canvas[ys:ye, xs:xe] * (1 - part[..., 3:] / 255) + part[..., :3]

    def scene(self, rng, grid=(8, 8)):
        """-> (uint8 [32*rows, 32*cols, 3], structured prompt)"""
        rows, cols = grid
        height, width = rows * 32, cols * 32
        canvas, bg_words, bg_colors = background(rng, width, height)
        rgba, subject, colors, style = self.pick_off(rng, bg_colors)
        layout = rng.random()
        objects = []

        def describe(subject, colors, place, side, count=1):
            named = " and ".join(colors[:2])
            text = f"{colors[0]} {subject}" if rng.random() < 0.5 else subject
            item = {"description": text, "location": place, "relative_size": size_word(side), "shape_and_color": ", ".join(colors[:-1]) + (" and " if len(colors) > 1 else "") + colors[-1] if len(colors) > 1 else named}
            if count > 1:
                item["number_of_objects"] = count
            return item

        if layout < 0.68:
            side = rng.uniform(0.62, 0.98) if rng.random() < 0.75 else rng.uniform(0.25, 0.62)
            slack = max(0.0, 1 - side) / 2
            if rng.random() < 0.6:
                cx = cy = 0.5
                cx += rng.normal(0, 0.02)
                cy += rng.normal(0, 0.02)
            else:
                cx, cy = 0.5 + rng.uniform(-slack, slack), 0.5 + rng.uniform(-slack, slack)
            self.paste(rng, canvas, rgba, cx, cy, side, rng.random() < 0.4 and not SIDED.search(subject))
            objects.append(describe(subject, colors, place_words(cx, cy), side))
        elif layout < 0.82:
            count = int(rng.choice([2, 3, 4], p=[0.45, 0.4, 0.15]))
            spots = {2: [(0.28, 0.5), (0.72, 0.5)], 3: [(0.2, 0.5), (0.5, 0.5), (0.8, 0.5)], 4: [(0.28, 0.28), (0.72, 0.28), (0.28, 0.72), (0.72, 0.72)]}[count]
            if count == 3 and rng.random() < 0.5:
                spots = [(0.5, 0.27), (0.27, 0.72), (0.73, 0.72)]
            side = rng.uniform(0.26, 0.32) if count == 3 else rng.uniform(0.34, 0.44)
            mirror = rng.random() < 0.3 and not SIDED.search(subject)
            for x, y in spots:
                self.paste(rng, canvas, rgba, x + rng.normal(0, 0.01), y + rng.normal(0, 0.01), side, mirror)
            objects.append(describe(subject, colors, "center", side, count))
        else:
            other, subject2, colors2, style2 = self.pick_off(rng, bg_colors)
            upright = rng.random() < 0.3
            side = rng.uniform(0.36, 0.48)
            first, second = ((0.5, 0.27), (0.5, 0.74)) if upright else ((0.27, 0.5), (0.73, 0.5))
            self.paste(rng, canvas, rgba, *first, side, False)
            self.paste(rng, canvas, other, *second, side, False)
            objects.append(describe(subject, colors, "top" if upright else "left", side))
            objects.append(describe(subject2, colors2, "bottom" if upright else "right", side))
            style = style if rng.random() < 0.5 else style2
        prompt = {
            "short_description": f"{subject} on a {bg_words}",
            "objects": objects,
            "background_setting": bg_words,
            "aesthetics": {"color_scheme": ", ".join(dict.fromkeys(colors + bg_colors))},
            "style_medium": "digital illustration",
            "artistic_style": ", ".join(style),
        }
        return canvas.clip(0, 255).astype(np.uint8), prompt
