import { distance, type Point, walkAlong } from '../../shapes.ts';
import type { WalkPlace, Words } from '../../venue.ts';
import { streets } from '../plan.ts';
import type { Network } from './network.ts';

/** What a sign tells of its place besides the name: who opens it should know whether it is worth the walk. */
type NameCard = Pick<WalkPlace, 'address' | 'telephone' | 'hours' | 'bookingUrl' | 'introduction'>;

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const open = (opens: string, closes: string) => [{ days: everyDay, opens, closes }];
const words = (en: string, zh: string): Words => ({ en, 'zh-CN': zh });

const cardOfKind: Readonly<Record<string, (key: string) => Omit<NameCard, 'address'>>> = {
  hotel: (key) => ({
    telephone: telephoneOf(key),
    bookingUrl: `https://rooms.watertown.example/${key}`,
    introduction: words(
      'Rooms on the water, a hall for parallel sessions, and breakfast from half past six. The desk is awake all night.',
      '临水客房，设分论坛会场，早餐六点半开始。前台通宵有人。',
    ),
  }),
  restaurant: (key) => ({
    telephone: telephoneOf(key),
    hours: open('07:30', '21:30'),
    bookingUrl: `https://tables.watertown.example/${key}`,
    introduction: words(
      'Food of the region, with dishes without meat and halal ones. Your badge pays for lunch.',
      '本地风味，备有素食与清真菜肴。午餐凭胸卡用餐。',
    ),
  }),
  help: (key) => ({
    telephone: telephoneOf(key),
    hours: open('07:00', '22:00'),
    introduction: words(
      'Whatever you have lost, missed or cannot find. English and Chinese are spoken, others by telephone.',
      '遗失、错过或找不到的事，都可在此求助。提供中英文服务，其他语言可电话翻译。',
    ),
  }),
  first_aid: (key) => ({
    telephone: telephoneOf(key),
    hours: open('07:00', '23:00'),
    introduction: words('A nurse is here, and a doctor within ten minutes.', '护士在岗，医生十分钟内到达。'),
  }),
  desk: () => ({
    hours: open('07:00', '20:00'),
    introduction: words(
      'Your identity document is looked at here, once. Have it in your hand.',
      '在此核验身份证件，仅需一次。请提前备好证件。',
    ),
  }),
  hall: () => ({
    introduction: words(
      'Doors open a quarter of an hour before a session. Places for wheelchairs are in the first row.',
      '会议开始前一刻钟开门。轮椅席位在第一排。',
    ),
  }),
};

/** Gives each hotel, restaurant, desk and hall its card. */
export function withNameCards(places: readonly WalkPlace[], { standings }: Network): WalkPlace[] {
  const whereIs = new Map(standings.map(({ id, at }) => [id, at]));
  return places.map((place) => {
    const card = cardOfKind[place.kind]?.(place.key);
    const at = whereIs.get(place.doors[0] ?? '');
    return card && at ? { ...card, ...place, address: addressAt(at) } : place;
  });
}

/** The nearest street, and the number of its house there: even on one side, odd on the other. */
function addressAt(at: Point): Words {
  const [first, ...others] = streets.flatMap(({ name, line }) =>
    walkAlong(line, 8).map((step, i) => ({ name, number: 2 * i + 1, awayM: distance(step.at, at) })),
  );
  if (!first) throw new Error('the town has no street');
  const { name, number } = others.reduce((best, one) => (one.awayM < best.awayM ? one : best), first);
  return words(`${number} ${name.en}`, `${name['zh-CN'] ?? ''}${number}号`);
}

/** The same each time, and nobody's. */
function telephoneOf(key: string): string {
  const sum = [...key].reduce((all, letter) => (all * 31 + letter.charCodeAt(0)) % 9000, 7);
  return `+86 573 0000 ${1000 + sum}`;
}
