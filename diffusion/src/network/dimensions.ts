/** The sizes of nano, as `pretraining/nano.py` has them. */
export const LATENT_CHANNELS = 24
export const PATCH = 2
/** Numbers of a latent token: 24 channels of a 2 × 2 patch. */
export const TOKEN = LATENT_CHANNELS * PATCH * PATCH
export const WIDTH = 384
export const HEADS = 6
export const HEAD = WIDTH / HEADS
export const DEPTH = 8
export const FEED_FORWARD = 1152
export const TEXT_DIM = 128
export const TIME_DIM = 256
