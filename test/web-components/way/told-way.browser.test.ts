import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { page as screen } from 'vitest/browser';
import type { PlaceKind } from '../../../db/venue-vocabulary.ts';
import { encodeGraph } from '../../../server/wayfinding/router/encode-graph.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { closeEnvelope } from '../../../server/wayfinding/ways/graph-envelope.ts';
import '../../../web-components/styles/page.css';
import '../../../web-components/way/the-way.ts';
import { giveWay } from '../../../web-components/way/held-way.ts';
import { WayWorld } from '../../../web-components/way/way-world.ts';
import { at } from '../../wayfinding/canal-town.ts';

afterEach(() => render(html``, document.body));

const spots: [string, number, number, PlaceKind][] = [
  ['Hotel', 0, 0, 'hotel'],
  ['South Gate, shuttle stop', 100, 0, 'stop'],
  ['East Gate, shuttle stop', 900, 0, 'stop'],
  ['Help desk, East Gate', 910, 5, 'help'],
  ['Corner', 905, 0, 'other'],
  ['Tide Theatre', 905, 120, 'hall'],
  ['Tide Theatre, box office', 912, 5, 'desk'],
];
const idOf = (name: string) => name.replaceAll(/[ ,]+/g, '-');
const nodes = spots.map(([name, x, y]) => ({ id: idOf(name), levelId: '0', point: at(x, y) }));
const walk = { kind: 'walkway', direction: 'both' } as const;
const plan: VenuePlan = {
  levels: [{ id: '0', ordinal: 0, name: { en: 'Ground' } }],
  nodes,
  places: spots.map(([name, x, y, kind]) => {
    return { key: idOf(name), name: { en: name }, kind, levelId: '0', point: at(x, y), doors: [idOf(name)] };
  }),
  walkways: [
    { id: 'a', from: 'Hotel', to: 'South-Gate-shuttle-stop', lengthM: 100, ...walk },
    {
      ...{ id: 'b', from: 'South-Gate-shuttle-stop', to: 'East-Gate-shuttle-stop', lengthM: 800, seconds: 120 },
      ...{ kind: 'shuttle', direction: 'forward', line: 'north', headwayS: 300, name: { en: 'North Line' } },
    },
    { id: 'c', from: 'East-Gate-shuttle-stop', to: 'Corner', lengthM: 5, ...walk, feature: 'crossing' },
    { id: 'd', from: 'Corner', to: 'Tide-Theatre', lengthM: 120, ...walk },
  ],
};
const codes = ['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE', 'FFFF', 'GGGG'];
const header = { version: 1, timeZone: 'UTC', codes, conference: { en: 'Congress' } };
const world = new WayWorld({ key: 'a', bytes: closeEnvelope(header, encodeGraph(plan).bytes) });

function show(arriveByMs?: number) {
  const [from, to] = [world.byCode('AAAA')!, world.byCode('FFFF')!];
  const held = giveWay(world, { from, to, profile: 'walking' }, 0);
  render(html`<cw-the-way .world=${world} .held=${held} .arriveByMs=${arriveByMs}></cw-the-way>`, document.body);
}
const lines = () =>
  screen
    .getByRole('listitem')
    .elements()
    .map((each) => each.textContent?.replaceAll(/\s+/g, ' ').trim());

it('a ride is told by its line and where one gets off, and no turn stands before or after it', async () => {
  show();
  await expect.element(screen.getByText('Take the shuttle North Line to East Gate, shuttle stop')).toBeVisible();
  expect(lines()[0]).toMatch(/^Go towards South Gate, shuttle stop/);
  expect(lines()[2]).toMatch(/^Cross the street/);
});

it('places whose names have commas are told apart', async () => {
  show();
  await expect.element(screen.getByText(/beside Help desk, East Gate \/ Tide Theatre, box office/)).toBeVisible();
});

it('how late one is is no larger than what it stands beside', async () => {
  show(1000);
  const late = screen.getByText(/\d min late/).last();
  await expect.element(late).toBeVisible();
  const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
  expect(sizeOf(late.element())).toBeLessThanOrEqual(sizeOf(late.element().parentElement!));
});
