import { type Box, curveThrough, type Point } from '../shapes.ts';
import type { Words } from '../venue.ts';

/** The invented canal town, in metres: 1,200 wide, 900 deep. Names and lines are made up. */
export const town = { widthM: 1200, depthM: 900 } as const;

export interface Waterway {
  readonly id: string;
  readonly name: Words;
  /** Where its hotspots are counted from: `WF` gives WF-001. */
  readonly code: string;
  readonly widthM: number;
  readonly line: readonly Point[];
  /** How far along it bridges cross, as fractions. */
  readonly bridges: readonly number[];
}

const waterway = (
  [id, en, zh, code]: readonly [string, string, string, string],
  widthM: number,
  bridges: readonly number[],
  points: readonly Point[],
): Waterway => ({ id, name: { en, 'zh-CN': zh }, code, widthM, bridges, line: curveThrough(points) });

export const canals: readonly Waterway[] = [
  waterway(
    ['warp', 'Warp Canal', '经河', 'WP'],
    34,
    [0.23, 0.34, 0.46, 0.53, 0.6, 0.67, 0.74],
    [
      ...([
        [-60, 338],
        [140, 392],
        [290, 404],
        [430, 362],
        [560, 350],
        [690, 392],
      ] as const),
      ...([
        [820, 456],
        [960, 474],
        [1090, 442],
        [1260, 456],
      ] as const),
    ],
  ),
  waterway(
    ['weft', 'Weft Canal', '纬河', 'WF'],
    24,
    [0.12, 0.3, 0.48, 0.6, 0.7, 0.84],
    [
      ...([
        [466, -60],
        [476, -20],
        [504, 110],
        [474, 232],
        [452, 356],
      ] as const),
      ...([
        [468, 480],
        [520, 596],
        [542, 720],
        [522, 900],
        [518, 960],
      ] as const),
    ],
  ),
  waterway(
    ['heddle', 'Heddle Canal', '综河', 'HD'],
    20,
    [0.25, 0.5, 0.78],
    [
      ...([
        [824, 458],
        [856, 570],
        [842, 690],
        [884, 880],
        [892, 960],
      ] as const),
    ],
  ),
  waterway(
    ['thread', 'Thread Canal', '丝河', 'TH'],
    16,
    [0.3, 0.7],
    [
      [524, 604],
      [640, 646],
      [750, 634],
      [848, 650],
    ],
  ),
  waterway(
    ['mirror', 'Mirror Canal', '镜河', 'MR'],
    18,
    [0.45],
    [
      [905, 215],
      [886, 320],
      [838, 456],
    ],
  ),
  waterway(
    ['reed', 'Reed Canal', '芦河', 'RD'],
    14,
    [0.4, 0.75],
    [
      [150, 652],
      [300, 648],
      [400, 600],
      [490, 548],
    ],
  ),
  waterway(
    ['oar', 'Oar Canal', '桨河', 'OR'],
    14,
    [0.5],
    [
      [990, 130],
      [1110, 60],
      [1240, 40],
    ],
  ),
];

export interface Lake {
  readonly name: Words;
  readonly shore: readonly Point[];
}

export const lakes: readonly Lake[] = [
  { name: { en: 'Mirror Lake', 'zh-CN': '镜湖' }, shore: shoreOf(915, 150, 128, 86, 1.1) },
  { name: { en: 'Indigo Pond', 'zh-CN': '蓝印塘' }, shore: shoreOf(128, 654, 62, 40, 3) },
];

function shoreOf(x: number, y: number, radiusX: number, radiusY: number, phase: number): Point[] {
  return Array.from({ length: 64 }, (_, i) => {
    const angle = (i / 64) * 2 * Math.PI;
    const swell = 1 + 0.1 * Math.sin(2 * angle + phase) + 0.07 * Math.sin(3 * angle + 2 * phase);
    return [x + Math.cos(angle) * radiusX * swell, y + Math.sin(angle) * radiusY * swell];
  });
}

export interface Street {
  readonly id: string;
  readonly name: Words;
  readonly code: string;
  readonly widthM: number;
  readonly line: readonly Point[];
}

const street = (id: string, en: string, zh: string, code: string, ...points: Point[]): Street => ({
  id,
  name: { en, 'zh-CN': zh },
  code,
  widthM: 5,
  line: curveThrough(points),
});

export const streets: readonly Street[] = [
  street('dyers-lane', 'Dyers Lane', '染坊弄', 'DY', [0, 560], [180, 560], [330, 590], [470, 640]),
  street('willow-lane', 'Willow Lane', '柳弄', 'WL', [40, 130], [250, 120], [420, 150], [480, 130]),
  street('silk-street', 'Silk Street', '丝街', 'SK', [560, 90], [720, 120], [770, 240], [760, 360]),
  street('bridge-street', 'Bridge Street', '桥街', 'BR', [560, 470], [680, 440], [790, 540]),
  street('theatre-street', 'Theatre Street', '戏街', 'TS', [900, 560], [960, 700], [930, 880]),
  street('tide-lane', 'Tide Lane', '潮弄', 'TD', [1130, 500], [1160, 640], [1120, 860]),
  street('indigo-lane', 'Indigo Lane', '蓝印弄', 'IN', [60, 740], [180, 860], [360, 880]),
  street('granary-street', 'Granary Street', '仓街', 'GR', [560, 880], [700, 880], [840, 860]),
  street('mill-lane', 'Mill Lane', '磨坊弄', 'MI', [980, 300], [1040, 360], [1200, 400]),
  street('press-lane', 'Press Lane', '印书弄', 'PR', [200, 260], [330, 320], [420, 300]),
  street('heron-lane', 'Heron Lane', '鹭弄', 'HR', [340, 690], [430, 760], [440, 880]),
  street('lantern-street', 'Lantern Street', '灯街', 'LS', [590, 300], [700, 320], [800, 390]),
];

export interface Place extends Box {
  readonly id: string;
  readonly name: Words;
  readonly code: string;
  readonly kind: 'hall' | 'hotel';
  /** Taken off the corners: the theatre has eight sides. */
  readonly cutM: number;
  /** Hotspots on each level, from the ground up. */
  readonly hotspots: readonly number[];
  readonly hotspotCapacity: number;
  /** Clients at each hotspot without any delegate. */
  readonly background: number;
  /** How many of those who stroll go there. */
  readonly appeal: number;
}

type Named = readonly [id: string, en: string, zh: string, code: string];
type Laid = readonly [x: number, y: number, widthM: number, depthM: number, degrees: number];

const hall = (
  [id, en, zh, code]: Named,
  [x, y, widthM, depthM, degrees]: Laid,
  hotspots: readonly number[],
  more: Partial<Place> = {},
): Place => ({
  ...{ id, name: { en, 'zh-CN': zh }, code, kind: 'hall', cutM: 0 },
  ...{ x, y, widthM, depthM, turn: (degrees * Math.PI) / 180 },
  ...{ hotspots, hotspotCapacity: 12, background: 2, appeal: 3, ...more },
});

const hotel = (named: Named, laid: Laid, hotspots: readonly number[]): Place =>
  hall(named, laid, hotspots, { kind: 'hotel', hotspotCapacity: 20, background: 5, appeal: 2 });

export const places: readonly Place[] = [
  hall(['lantern-house', 'Lantern House', '灯楼', 'LH'], [292, 514, 158, 100, 9], [132, 58], { appeal: 0 }),
  hall(['lake-hall', 'Lake Hall', '镜湖厅', 'LK'], [1098, 222, 132, 92, -24], [132, 44], { appeal: 6 }),
  hall(['silk-hall', 'Silk Hall', '丝厅', 'SH'], [640, 214, 142, 96, 7], [132, 40], { appeal: 0 }),
  hall(['barn-a', 'Barn A', '甲仓', 'BA'], [602, 772, 56, 150, 4], [104], { appeal: 0 }),
  hall(['barn-b', 'Barn B', '乙仓', 'BB'], [684, 766, 56, 150, 4], [104], { appeal: 0 }),
  hall(['barn-c', 'Barn C', '丙仓', 'BC'], [766, 760, 56, 150, 4], [104], { appeal: 0 }),
  hall(['tide-theatre', 'Tide Theatre', '潮剧场', 'TT'], [1050, 612, 124, 124, 12], [86, 36], { cutM: 36, appeal: 5 }),
  hall(['press-house', 'Press House', '新闻馆', 'PH'], [352, 214, 98, 66, -12], [60, 28], { appeal: 4 }),
  hotel(['willow-hotel', 'Willow Hotel', '柳宿', 'WH'], [130, 208, 112, 60, 14], [44, 36, 28]),
  hotel(['heron-hotel', 'Heron Hotel', '鹭宿', 'HH'], [1006, 800, 126, 70, -8], [52, 44, 32]),
  hotel(['indigo-hotel', 'Indigo Hotel', '蓝印宿', 'IH'], [262, 776, 116, 66, 10], [46, 40, 30]),
  hotel(['mill-hotel', 'Mill Hotel', '磨坊宿', 'MH'], [1096, 346, 84, 50, 6], [28, 22, 16]),
  hotel(['bridge-inn', 'Bridge Inn', '桥栈', 'BI'], [690, 516, 92, 54, 20], [34, 28]),
];
