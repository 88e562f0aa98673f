"""Contact sheet of images: show.grid(list of uint8 HxWx3, columns, file)."""
import numpy as np
from PIL import Image


def grid(images, columns, file, cell=192):
    rows = -(-len(images) // columns)
    sheet = Image.new("RGB", (columns * cell, rows * cell), (60, 60, 60))
    for i, a in enumerate(images):
        image = Image.fromarray(np.ascontiguousarray(a))
        image.thumbnail((cell - 4, cell - 4), Image.LANCZOS)
        sheet.paste(image, (i % columns * cell + 2, i // columns * cell + 2))
    sheet.save(file)
