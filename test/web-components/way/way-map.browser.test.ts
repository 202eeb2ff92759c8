import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import '../../../web-components/styles/page.css';
import { giveWay } from '../../../web-components/way/held-way.ts';
import { boxOf, placePoints, wayLines } from '../../../web-components/way/map-features.ts';
import '../../../web-components/way/map-place.ts';
import type { WayMap } from '../../../web-components/way/way-map.ts';
import { WayWorld } from '../../../web-components/way/way-world.ts';
import { axeFaults } from '../../support/axe.ts';
import { codeOf, graph, newWayWorld } from './town.ts';

const world = new WayWorld(graph);
const at = (key: string) => world.byCode(codeOf(key))!;
const held = giveWay(world, { from: at('silk'), to: at('balcony'), profile: 'walking' }, Date.now());
const way = 'way' in held ? held.way : undefined;
afterEach(() => render(html``, document.body));

it('draws the level on which one stands; what leads to another is on both', () => {
  const isHere = (levelId: string) => wayLines(world, way, levelId).features.map(({ properties }) => properties.isHere);
  expect(isHere('ground')).toEqual([true, true]);
  expect(isHere('upper')).toEqual([false, true]);
  const points = placePoints(
    world,
    { from: at('silk'), to: at('balcony') },
    'upper',
    ({ name }) => name['zh-CN'] ?? '',
  );
  expect(points.features.map(({ properties: { name, part } }) => [name, part])).toEqual([
    ['丝厅', 'from'],
    ['阳台', 'to'],
  ]);
  const arabic = placePoints(world, { from: at('silk'), to: at('balcony') }, 'upper', () => 'قاعة الحرير');
  expect(arabic.features[0]?.properties.name).toBe('Silk Hall');
  expect(
    boxOf([
      [2, 1],
      [1, 3],
    ]),
  ).toEqual([
    [1, 1],
    [2, 3],
  ]);
});

it('is drawn once it comes into sight, is switched by level, and says so where it cannot be drawn', async () => {
  const { server, keeping } = newWayWorld();
  const show = () =>
    render(
      html`<cw-map-place .world=${world} .way=${way} .from=${at('silk')} .to=${at('balcony')} .server=${server} .kept=${keeping}></cw-map-place>`,
      document.body,
    );
  show();
  const upper = screen.getByRole('button', { name: '1', exact: true });
  await expect.element(upper).toHaveAttribute('aria-pressed', 'false');
  await upper.click();
  await expect.element(upper).toHaveAttribute('aria-pressed', 'true');
  expect(server.drawing).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => {
    const canvas = document
      .querySelector('cw-map-place')
      ?.shadowRoot?.querySelector('cw-way-map')
      ?.shadowRoot?.querySelector('canvas');
    expect(canvas?.getAttribute('aria-label')).toBe('Map of the way');
  });
  expect(await axeFaults(document.body)).toEqual([]);
  render(html``, document.body);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  show();
  await expect.element(screen.getByText('The map cannot be drawn here. The way stands above in words.')).toBeVisible();
  vi.restoreAllMocks();
});

it('keeps both ends beside its buttons, and offers the levels of the way beside the map', async () => {
  await import('../../../web-components/way/way-map.ts');
  const deep = { ...world.router.graph, levels: [...world.router.graph.levels] };
  const cellar = { id: 'cellar', ordinal: -1, name: { en: 'Cellar under the whole of the house' } };
  deep.levels.push(cellar);
  const inHouse = Object.assign(Object.create(WayWorld.prototype), world, {
    router: { ...world.router, graph: deep },
    places: world.places,
    level: (id: string) => deep.levels.find((level) => level.id === id),
  }) as WayWorld;
  const show = (to: string, answer: typeof held, dir: string) =>
    render(
      html`<div dir=${dir} style="width: 350px; height: 352px; display: grid">
        <cw-way-map .world=${inHouse} .way=${'way' in answer ? answer.way : undefined} .from=${at('silk')} .to=${at(to)}></cw-way-map>
      </div>`,
      document.body,
    );
  const levels = () =>
    screen
      .getByRole('group', { name: 'Level' })
      .getByRole('button')
      .elements()
      .map((each) => each.textContent);
  show('balcony', held, 'ltr');
  await vi.waitFor(() => expect(levels()).toEqual(['1', 'G']));
  render(html``, document.body);
  // On one level one may look around.
  const onOne = giveWay(world, { from: at('silk'), to: at('lantern'), profile: 'walking' }, Date.now());
  for (const dir of ['ltr', 'rtl']) {
    show('lantern', onOne, dir);
    await vi.waitFor(() => expect(levels()).toEqual(['1', 'G', 'Cellar under the whole of the house']));
    const root = document.querySelector('cw-way-map')!.shadowRoot!;
    const canvas = await vi.waitFor(() => root.querySelector('canvas')!.getBoundingClientRect());
    const switcher = screen.getByRole('group', { name: 'Level' }).element().getBoundingClientRect();
    expect(switcher.bottom).toBeLessThanOrEqual(canvas.top);
    const zoom = screen.getByRole('group', { name: 'Zoom' }).element().getBoundingClientRect();
    const { left, right } = (document.querySelector('cw-way-map') as WayMap).fit.padding;
    if (dir === 'ltr') expect(canvas.left + left).toBeGreaterThan(zoom.right + 8);
    else expect(canvas.right - right).toBeLessThan(zoom.left - 8);
    render(html``, document.body);
  }
});
