import { star } from './face.ts'
import { at } from './geometry.ts'
import {
  coral,
  coralShade,
  cream,
  creamShade,
  gold,
  goldShade,
  ink,
  leaf,
  red,
  sky,
  white,
  wood,
} from './palette.ts'
import { clipped, line, oval, place, type Svg, shape } from './svg.ts'

/** Two letters Z that rise from a sleeper. */
export function sleepMarks(): Svg {
  return line('M884 190h58l-58 70h58', 17) + line('M952 84h42l-42 50h42', 14)
}

/** A round pillow under a sitting figure. */
export function pillow(): Svg {
  const d =
    'M190 800C260 830 764 830 834 800C880 790 884 830 868 860C856 884 856 890 868 914C884 950 880 984 834 974C764 944 260 944 190 974C144 984 140 950 156 914C168 890 168 884 156 860C140 830 144 790 190 800Z'
  return (
    shape(d, gold) +
    clipped('pillow', d, shape('M160 930C380 900 660 900 870 920V990H160Z', goldShade, 0)) +
    shape(d, 'none')
  )
}

/** An open book held before the trunk. */
export function book(): Svg {
  const cover = 'M318 700L500 726H524L706 700V868L524 896H500L318 868Z'
  const left = 'M340 690C400 684 462 696 512 724V872C462 846 400 834 340 842Z'
  const right = 'M684 690C624 684 562 696 512 724V872C562 846 624 834 684 842Z'
  const text =
    line('M374 736q60 0 104 22M374 776q60 0 104 22', 9, creamShade) +
    line('M650 736q-60 0 -104 22M650 776q-60 0 -104 22', 9, creamShade)
  return shape(cover, red) + shape(left, white, 12) + shape(right, white, 12) + text
}

/** A balloon on a string that ends at the paw. */
export function balloon(handX: number, handY: number): Svg {
  const d =
    'M846 82C926 82 972 146 964 222C956 300 900 346 846 350C792 346 736 300 728 222C720 146 766 82 846 82Z'
  return (
    line(`M846 368C866 440 800 500 ${handX} ${handY}`, 9) +
    shape(d, red) +
    shape('M846 346l26 34h-52Z', red, 12) +
    line('M776 190q6 -50 44 -66', 16, '#ff8f86')
  )
}

/** A brush that the paw holds up, its tip wet with paint. */
export function brush(x: number, y: number): Svg {
  return (
    `<g transform="rotate(24 ${x} ${y})">` +
    shape(`M${x - 11} ${y + 90}L${x - 14} ${y - 70}h28L${x + 11} ${y + 90}Z`, wood, 11) +
    shape(`M${x - 18} ${y - 104}h36v36h-36Z`, '#c9ced8', 11) +
    shape(
      `M${x - 20} ${y - 104}C${x - 34} ${y - 150} ${x - 10} ${y - 160} ${x + 6} ${y - 196}C${x + 26} ${y - 160} ${x + 32} ${y - 140} ${x + 20} ${y - 104}Z`,
      sky,
      11,
    ) +
    '</g>'
  )
}

/** A painter's palette with four blobs of paint. */
export function palette(x: number, y: number): Svg {
  const blobs: readonly [number, number, string][] = [
    [-74, -30, red],
    [-18, -62, gold],
    [52, -44, sky],
    [82, 14, leaf],
  ]
  return (
    shape(oval(at(x, y), 142, 100), wood) +
    blobs.map(([dx, dy, color]) => shape(oval(at(x + dx, y + dy), 27, 24), color, 9)).join('') +
    shape(oval(at(x - 40, y + 42), 26, 22), ink, 0)
  )
}

/** A painter's beret on the head. */
export function beret(): Svg {
  const d =
    'M330 330C310 232 430 196 520 206C640 196 730 250 700 320C680 352 600 336 520 332C440 332 370 356 330 330Z'
  return (
    shape(d, ink, 12) +
    line('M524 206q0 -30 12 -44', 16) +
    line('M398 262q40 -26 92 -28', 12, '#4a4e75')
  )
}

/** An open umbrella whose handle is at the paw, leaning over the head. */
export function umbrella(x: number, y: number): Svg {
  const top = y - 590
  const rim = (side: -1 | 1) => `${x + side * 322} ${top + 232}`
  const dome = `M${rim(-1)}C${x - 300} ${top + 70} ${x - 130} ${top} ${x} ${top}C${x + 130} ${top} ${x + 300} ${top + 70} ${rim(1)}q-76 -44 -150 0q-88 -44 -172 0q-84 -44 -172 0q-74 -44 -150 0Z`
  const panel = `M${x - 172} ${top + 232}C${x - 150} ${top + 110} ${x - 70} ${top + 30} ${x} ${top}C${x + 70} ${top + 30} ${x + 150} ${top + 110} ${x + 172} ${top + 232}q-88 -44 -172 0q-84 -44 -172 0Z`
  const pole = `M${x} ${y + 46}V${top + 190}`
  const parts = [
    line(pole, 27) + line(pole, 9, wood),
    line(`M${x} ${top}v-22`, 16),
    shape(dome, gold) + shape(panel, white, 12) + shape(dome, 'none'),
  ]
  return place(parts.join(''), { turn: -19, pivot: at(x, y) })
}

/** Six drops of rain. */
export function rain(): Svg {
  const drops: readonly [number, number][] = [
    [118, 330],
    [104, 590],
    [92, 760],
    [930, 420],
    [900, 660],
    [946, 850],
  ]
  return drops.map(([x, y]) => shape(`M${x} ${y - 40}q34 46 0 66q-34 -20 0 -66Z`, sky, 11)).join('')
}

/** An ice cream cone with two scoops, held at the paw. */
export function iceCream(x: number, y: number): Svg {
  return (
    shape(`M${x - 60} ${y - 70}L${x} ${y + 96}L${x + 60} ${y - 70}Z`, '#eab265') +
    line(`M${x - 36} ${y - 50}l54 76M${x + 36} ${y - 50}l-54 76`, 8, wood) +
    shape(oval(at(x, y - 104), 74, 66), '#ffb3c8') +
    shape(oval(at(x, y - 186), 60, 58), white) +
    shape(oval(at(x, y - 254), 24), red, 12)
  )
}

/** Three rising bubbles and a thought cloud with a light bulb. */
export function thought(): Svg {
  const cloud =
    'M726 190C700 120 770 76 820 104C850 50 940 66 942 126C1000 140 996 230 936 236C916 286 836 288 812 256C764 276 710 246 726 190Z'
  const bulb =
    shape(
      'M856 118C896 118 908 160 886 182C878 190 876 198 876 206h-40C836 198 834 190 826 182C804 160 816 118 856 118Z',
      gold,
      9,
    ) + line('M842 222h28', 10)
  return (
    shape(oval(at(742, 330), 17), white, 11) +
    shape(oval(at(778, 286), 25), white, 12) +
    shape(cloud, white, 13) +
    bulb
  )
}

/** A big heart hugged before the trunk. */
export function heart(): Svg {
  const d =
    'M512 944C372 860 330 790 348 728C370 656 470 660 512 730C554 660 654 656 676 728C694 790 652 860 512 944Z'
  return shape(d, red) + line('M398 746q12 -32 40 -36', 15, '#ff8f86')
}

/** Two music notes. */
export function notes(): Svg {
  return note(176, 470, -8) + note(846, 300, 8)
}

function note(x: number, y: number, turn: number): Svg {
  return `<g transform="rotate(${turn} ${x} ${y})">${line(`M${x + 24} ${y}V${y - 106}q34 12 42 52`, 15)}${shape(oval(at(x, y), 29, 23), ink, 0)}</g>`
}

/** Short strokes that burst from the head of someone startled. */
export function burst(): Svg {
  return line(
    'M224 322L160 284M204 418L130 412M224 512L166 546M800 322L864 284M820 418L894 412M800 512L858 546',
    17,
  )
}

/** A wrapped gift box with a bow. */
export function gift(): Svg {
  return (
    shape('M370 772H654V908H370Z', gold) +
    shape('M350 742H674V796H350Z', gold) +
    shape('M484 742H540V908H484Z', coral, 12) +
    shape(
      'M512 742C436 744 402 676 444 668C486 662 506 704 512 742C518 704 538 662 580 668C622 676 588 744 512 742Z',
      coralShade,
      13,
    )
  )
}

/** A flying star at each side. */
export function stars(): Svg {
  const spots: readonly [number, number, number][] = [
    [128, 330, 46],
    [898, 330, 46],
    [118, 742, 34],
    [906, 742, 34],
  ]
  return spots.map(([x, y, r]) => shape(star(x, y, r), gold, 12)).join('')
}

/** A small puddle of tears. */
export function puddle(): Svg {
  return (
    shape(
      'M250 896C330 868 694 868 774 896C820 916 760 946 512 946C264 946 204 916 250 896Z',
      sky,
      13,
    ) + line('M330 910q60 -12 130 -14', 9, cream)
  )
}
