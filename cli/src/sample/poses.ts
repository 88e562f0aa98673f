import { at } from './geometry.ts'
import type { Limb, Pose } from './pose.ts'
import * as prop from './props.ts'

const limb = (bendX: number, bendY: number, x: number, y: number): Limb => ({
  bend: at(bendX, bendY),
  to: at(x, y),
})

const leftEarUp = limb(352, 190, 316, 96)
const rightEarUp = limb(672, 190, 708, 96)
const rightEarFolded = limb(760, 130, 840, 330)
const leftEarFolded = limb(264, 130, 184, 330)
const leftEarOut = limb(330, 180, 196, 176)
const rightEarOut = limb(694, 180, 828, 176)
const leftEarDown = limb(230, 226, 186, 500)
const rightEarDown = limb(794, 226, 838, 500)
const leftArmDown = limb(318, 730, 330, 806)
const rightArmDown = limb(706, 730, 694, 806)

/** The fourteen pictures of the bundled sample set. */
export const poses: readonly Pose[] = [
  {
    name: 'waving',
    background: 'light blue',
    eyes: 'open',
    mouth: 'laugh',
    ears: [leftEarUp, rightEarFolded],
    arms: [leftArmDown, limb(770, 700, 822, 560)],
    headTurn: -3,
  },
  {
    name: 'jumping',
    background: 'light yellow',
    eyes: 'happy',
    mouth: 'laugh',
    ears: [leftEarOut, rightEarOut],
    arms: [limb(290, 690, 226, 570), limb(734, 690, 798, 570)],
    feet: [
      { x: 396, y: 856, turn: 30 },
      { x: 628, y: 856, turn: -30 },
    ],
    behind: prop.stars(),
  },
  {
    name: 'sleeping',
    background: 'light purple',
    eyes: 'asleep',
    mouth: 'small',
    ears: [leftEarDown, limb(794, 226, 850, 500)],
    arms: [limb(370, 790, 462, 778), limb(654, 790, 562, 778)],
    headTurn: -7,
    figure: { dx: -40 },
    behind: prop.pillow(),
    front: prop.sleepMarks(),
  },
  {
    name: 'reading a book',
    background: 'light green',
    eyes: 'down',
    mouth: 'small',
    ears: [leftEarFolded, rightEarUp],
    arms: [limb(300, 740, 330, 810), limb(724, 740, 694, 810)],
    held: prop.book(),
  },
  {
    name: 'holding a balloon',
    background: 'light yellow',
    eyes: 'right',
    mouth: 'smile',
    ears: [leftEarFolded, limb(640, 190, 622, 80)],
    arms: [leftArmDown, limb(740, 720, 790, 620)],
    figure: { dx: -60 },
    behind: prop.balloon(790, 610),
    headTurn: 2,
  },
  {
    name: 'painting',
    background: 'white',
    eyes: 'wink',
    mouth: 'smile',
    ears: [leftEarDown, rightEarDown],
    arms: [limb(280, 720, 280, 780), limb(760, 720, 812, 600)],
    held: prop.brush(812, 570),
    front: prop.palette(240, 800),
    hat: prop.beret(),
  },
  {
    name: 'under an umbrella',
    background: 'light blue',
    eyes: 'up',
    mouth: 'small',
    ears: [leftEarDown, rightEarDown],
    arms: [leftArmDown, limb(770, 740, 800, 660)],
    behind: prop.rain() + prop.umbrella(800, 660),
  },
  {
    name: 'eating ice cream',
    background: 'light pink',
    eyes: 'left',
    mouth: 'smile',
    ears: [leftEarUp, rightEarFolded],
    arms: [limb(250, 720, 226, 670), rightArmDown],
    held: prop.iceCream(216, 640),
    headTurn: -5,
    figure: { dx: 30 },
  },
  {
    name: 'thinking',
    background: 'peach',
    eyes: 'up',
    mouth: 'small',
    pawsUp: true,
    ears: [leftEarUp, rightEarDown],
    arms: [limb(330, 830, 470, 800), limb(810, 740, 668, 592)],
    behind: prop.thought(),
    headTurn: 4,
  },
  {
    name: 'hugging a heart',
    background: 'light pink',
    eyes: 'happy',
    mouth: 'smile',
    ears: [leftEarDown, rightEarDown],
    arms: [limb(270, 760, 412, 826), limb(754, 760, 612, 826)],
    held: prop.heart(),
    headTurn: 6,
  },
  {
    name: 'dancing',
    background: 'light purple',
    eyes: 'wink',
    mouth: 'laugh',
    ears: [leftEarOut, rightEarUp],
    arms: [limb(260, 680, 230, 560), limb(760, 770, 800, 690)],
    feet: [
      { x: 420, y: 872 },
      { x: 660, y: 836, turn: -26 },
    ],
    figure: { turn: 8 },
    behind: prop.notes(),
  },
  {
    name: 'surprised',
    background: 'light green',
    eyes: 'wide',
    mouth: 'round',
    pawsUp: true,
    ears: [limb(370, 170, 290, 70), limb(654, 170, 734, 70)],
    arms: [limb(220, 740, 326, 586), limb(804, 740, 698, 586)],
    figure: { dy: 20 },
    behind: prop.burst(),
  },
  {
    name: 'crying',
    background: 'white',
    eyes: 'sad',
    mouth: 'frown',
    ears: [leftEarDown, rightEarDown],
    arms: [limb(290, 740, 380, 800), limb(734, 740, 644, 800)],
    behind: prop.puddle(),
    headTurn: -4,
  },
  {
    name: 'carrying a gift',
    background: 'peach',
    eyes: 'star',
    mouth: 'smile',
    ears: [leftEarUp, rightEarUp],
    arms: [limb(270, 760, 366, 828), limb(754, 760, 658, 828)],
    held: prop.gift(),
  },
]
