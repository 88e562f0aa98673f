import type { Tensor } from '../graph.ts'
import { ShapeError } from '../shape.ts'

// Forward only: the autoencoder is never trained here. Asking for a gradient through one of these is an error that names it.

/** 2-D convolution, stride 1, zero padding that keeps the size: x [B, in, H, W], weight [out, in, k, k] with k odd, bias [out]. */
export function conv2d(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const [batch = 0, channels, height = 0, width = 0] = x.shape
  const [out = 0, inner, rows = 0, columns = 0] = weight.shape
  const fits = x.shape.length === 4 && weight.shape.length === 4 && channels === inner
  if (!fits || rows !== columns || rows % 2 === 0 || bias.shape[0] !== out) {
    throw new ShapeError(
      'conv2d',
      [x.shape, weight.shape, bias.shape],
      'expected [B, in, H, W], [out, in, k, k] with k odd, [out]',
    )
  }
  const border = (rows - 1) / 2
  return x.graph.add('Conv', {
    inputs: [x, weight, bias],
    shapes: [[batch, out, height, width]],
    attributes: { kernel_shape: [rows, columns], pads: [border, border, border, border] },
  })
}

/** Moves channels into space: [B, C·f², H, W] -> [B, C, H·f, W·f], ordered as PyTorch's pixel_shuffle. */
export function pixelShuffle(x: Tensor, factor: number): Tensor {
  const [batch = 0, channels = 0, height = 0, width = 0] = x.shape
  if (x.shape.length !== 4 || channels % factor ** 2 !== 0) {
    throw new ShapeError('pixelShuffle', [x.shape], `channels must be a multiple of ${factor ** 2}`)
  }
  return x.graph.add('DepthToSpace', {
    inputs: [x],
    shapes: [[batch, channels / factor ** 2, height * factor, width * factor]],
    attributes: { blocksize: factor, mode: 'CRD' },
  })
}
