import type { Random } from '../random.ts';

const skins = ['#f1d3bd', '#e6bfa0', '#d9ab86', '#c6916b', '#b98d6c', '#a0714f', '#7f5539', '#5e3d2a', '#47301f'];
const hairs = ['#1c1a1a', '#2a211c', '#3a2c22', '#54392a', '#7a5436', '#a97f4f', '#8d8880', '#b9b5ab'];
const clothes = ['#22323d', '#3b4a45', '#5b3a3a', '#2f3f5c', '#6a5a3c', '#4a3a55', '#1f4a48', '#7b4a35', '#d8d2c4'];
const grounds = ['#cfd0c8', '#c9d2d1', '#d6cfc6', '#ccd4da', '#d8d6cf'];
const scarves = ['#41586b', '#6b4156', '#4f6b52', '#7a6142', '#a89f90', '#2d2f3b'];

/** Over the face from the temples; behind it, what falls below. */
const styles: readonly { front: string; behind?: string }[] = [
  { front: 'M70 118c-6-44 16-74 52-74s56 28 50 72l-6 8c0-22-6-34-14-42-20 8-48 8-66 0-8 8-10 22-16 36Z' },
  { front: 'M69 112c-4-40 18-70 51-70s55 30 51 70c-8-18-18-30-30-34-14 6-38 4-48-2-10 8-18 20-24 36Z' },
  { front: 'M70 104c2-34 22-58 50-58s48 24 50 58c-12-20-30-28-50-28s-38 8-50 28Z' },
  {
    front: 'M70 130c-8-54 16-88 51-88s58 34 50 88c-6-24-14-40-24-48-24 6-44 2-54-4-10 12-18 30-23 52Z',
    behind: 'M66 118c0-48 22-78 54-78s54 30 54 78v66c-8 16-18 22-26 24H92c-8-2-18-8-26-24Z',
  },
  {
    front: 'M70 122c-6-46 16-78 51-78s56 32 50 78c-8-20-12-34-22-42-26 8-48 4-58-2-8 10-16 24-21 44Z',
    behind: 'M62 122c0-52 24-82 58-82s58 30 58 82c0 26-4 44-10 54H72c-6-10-10-28-10-54Z',
  },
  {
    front: 'M71 106c2-38 20-62 49-62s47 24 49 62c-14-20-30-26-49-26s-35 6-49 26Z',
    behind: 'M120 12a26 26 0 1 1 0 52a26 26 0 1 1 0-52Z',
  },
];

const beards = [
  'M74 136c2 36 22 54 46 54s44-18 46-54c-4 20-16 30-26 30-8-6-32-6-40 0-10 0-22-10-26-30Z',
  'M96 168c8-6 40-6 48 0 2 14-10 22-24 22s-26-8-24-22Z',
];

const shoulders = 'M14 300c4-62 40-92 84-100h44c44 8 80 38 84 100Z';
const neck = 'M98 160h44v44c-6 22-38 22-44 0Z';
const shade = 'M98 178c10 14 34 14 44 0v10c-12 18-32 18-44 0Z';
const covering = 'M58 132c-6-62 24-96 62-96s68 34 62 96c-2 42 6 60 16 80-30 22-126 22-156 0 10-20 18-38 16-80Z';

/**
 * A flat portrait as SVG, 240 by 300: head and shoulders of somebody who does not exist, without a face to take for
 * anybody's. What it looks like is chance, and says nothing of the name beside it.
 */
export function drawPortrait(random: Random): string {
  const skin = random.pick(skins);
  const hair = random.pick(hairs.filter((one) => Math.abs(lightnessOf(one) - lightnessOf(skin)) > 25));
  const coat = random.pick(clothes);
  const style = random.pick(styles);
  const [isCovered, isBald, hasBeard] = [random.chance(0.09), random.chance(0.06), random.chance(0.14)];
  const scarf = random.pick(scarves);
  const path = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`;
  const isShort = style.behind === undefined;
  const parts = [
    `<rect width="240" height="300" fill="${random.pick(grounds)}"/>`,
    isCovered || isBald || !style.behind ? '' : path(style.behind, hair),
    path(shoulders, coat),
    isCovered ? path(covering, scarf) : path(neck, skin) + path(shade, '#00000026'),
    random.chance(0.3) ? path('M98 200h44l-22 34Z', random.pick(clothes)) : '',
    `<ellipse cx="120" cy="122" rx="${isCovered ? 44 : 50}" ry="${random.int(58, 63)}" fill="${skin}"/>`,
    hasBeard && !isCovered && (isShort || isBald) ? path(random.pick(beards), hair) : '',
    isCovered || isBald ? '' : path(style.front, hair),
    random.chance(0.18) ? glasses : '',
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 300">${parts.join('')}</svg>`;
}

/** From 0 to 255: hair of the skin's own lightness would be lost in it. */
function lightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.3 * red + 0.59 * green + 0.11 * blue;
}

const glasses =
  '<g fill="none" stroke="#20262a" stroke-width="3"><circle cx="99" cy="124" r="15"/><circle cx="141" cy="124" r="15"/><path d="M114 122q6-5 12 0"/></g>';
