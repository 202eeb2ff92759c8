import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { WalkwayMap } from '../../../web-components/ways/walkway-map.ts';
import { axeFaults } from '../../support/axe.ts';
import { effect, inPage, open, server, tell, useWaysPage } from './ways-on-page.browser.ts';

useWaysPage();

const show = () => page.getByRole('button', { name: 'Show what it would do' });
const close = () => page.getByRole('button', { name: 'Close', exact: true });
const tick = (name: RegExp) => page.getByRole('checkbox', { name });

describe('Whoever closes walkways', () => {
  it('finds a bridge in the list by its name in any language, and takes all its parts at once', async () => {
    await open('closures');
    await expect.element(show()).toBeDisabled();
    await userEvent.fill(page.getByRole('searchbox', { name: 'Walkways' }), '古桥');
    await expect.element(tick(/Old Bridge/)).toBeVisible();
    expect(page.getByRole('checkbox').elements()).toHaveLength(1);
    await userEvent.click(tick(/Old Bridge.*Bridge · Ground · 200 m · 2 parts/s));
    await expect.element(page.getByText('Chosen: Old Bridge')).toBeVisible();
    expect([...inPage<WalkwayMap>('cw-walkway-map').chosen]).toEqual(['bridge-1', 'bridge-2']);
  });

  it('sees what it would do before it can be closed, then closes it with a reason in both languages', async () => {
    await open('closures');
    await userEvent.click(tick(/Old Bridge/));
    await expect.element(close()).not.toBeInTheDocument();
    await userEvent.click(show());
    await expect
      .element(page.getByText('10 delegates could not come to their session, 35 would be late.'))
      .toBeVisible();
    await expect.element(page.getByText('35 of 120 late, by 4 min at most')).toBeVisible();
    await expect.element(page.getByText('10 of 120 have no way there')).toBeVisible();
    await expect.element(page.getByText('8 min instead of 2 min: 6 min longer')).toBeVisible();
    await expect.element(page.getByText('Island')).toBeVisible();
    await expect.element(page.getByText('Balcony')).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    expect(server.close).not.toHaveBeenCalled();

    await expect.element(close()).toBeDisabled();
    await userEvent.fill(page.getByLabelText('Why, in English'), 'Slippery');
    await userEvent.fill(page.getByLabelText(/Why, in 简体中文/), '桥面湿滑');
    await userEvent.click(close());
    await expect.element(page.getByText('Closed: ways lead around it from now on.')).toBeVisible();
    const reason = { en: 'Slippery', 'zh-CN': '桥面湿滑' };
    expect(server.close).toHaveBeenCalledExactlyOnceWith({ walkwayIds: ['bridge-1', 'bridge-2'], reason });
  });

  it('must look again when other walkways or times are chosen', async () => {
    await open('closures');
    await userEvent.click(tick(/Old Bridge/));
    await userEvent.click(show());
    await expect.element(close()).toBeVisible();
    await userEvent.fill(page.getByLabelText(/^Until/), '2030-01-01T10:00');
    await expect.element(close()).not.toBeInTheDocument();
    await userEvent.click(show());
    await expect.element(close()).toBeVisible();
    expect(server.foresee.mock.lastCall?.[0]).toMatchObject({ until: '2030-01-01T10:00:00.000Z' });
    await userEvent.click(tick(/Lift/));
    await expect.element(close()).not.toBeInTheDocument();
  });

  it('is told when it would end before it begins', async () => {
    await open('closures');
    await userEvent.click(tick(/Old Bridge/));
    await userEvent.fill(page.getByLabelText(/^From/), '2030-01-01T10:00');
    await userEvent.fill(page.getByLabelText(/^Until/), '2030-01-01T09:00');
    await expect.element(page.getByText('It must end after it begins.')).toBeVisible();
    await expect.element(show()).toBeDisabled();
  });

  it('does all of it by keyboard', async () => {
    await open('closures');
    await expect.element(page.getByRole('searchbox', { name: 'Walkways' })).toBeVisible();
    (page.getByRole('searchbox', { name: 'Walkways' }).element() as HTMLElement).focus();
    await userEvent.keyboard('lift{Tab} ');
    await expect.element(page.getByText('Chosen: Lift by Tide Theatre')).toBeVisible();
    (page.getByLabelText('Why, in English').element() as HTMLElement).focus();
    await userEvent.keyboard('Out of order');
    (show().element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(close()).toBeVisible();
    (close().element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => server.close.mock.calls.length).toBe(1);
    expect(server.close.mock.lastCall?.[0]).toEqual({ walkwayIds: ['lift-1'], reason: { en: 'Out of order' } });
  });

  it('presses a walkway on the map, and presses it again to leave it', async () => {
    await open('closures');
    const map = inPage<WalkwayMap>('cw-walkway-map');
    await expect.poll(() => map.size.width).toBeGreaterThan(100);
    await expect.element(tick(/Old Bridge/)).toBeVisible();
    map.lookAt(['bridge-1']);
    map.pressed([map.size.width / 2, map.size.height / 2]);
    await expect.element(page.getByText('Chosen: Old Bridge (1 of 2 parts)')).toBeVisible();
    await expect.element(tick(/Old Bridge/)).toBePartiallyChecked();
    map.pressed([map.size.width / 2, map.size.height / 2]);
    await expect.element(page.getByText(/^None is chosen/)).toBeVisible();
    map.pressed([map.size.width - 5, 5]);
    await map.updateComplete;
    expect([...map.chosen]).toEqual([]);
  });

  it('sees under the mouse, and in the middle by keys, what a press would choose', async () => {
    await open('closures');
    const map = inPage<WalkwayMap>('cw-walkway-map');
    await expect.poll(() => map.size.width).toBeGreaterThan(100);
    await expect.element(tick(/Old Bridge/)).toBeVisible();
    map.lookAt(['bridge-1']);
    const canvas = map.renderRoot.querySelector<HTMLCanvasElement>('.marks')!;
    const { left, top } = canvas.getBoundingClientRect();
    const moveTo = (x: number, y: number) =>
      canvas.dispatchEvent(
        new PointerEvent('pointermove', { pointerType: 'mouse', clientX: left + x, clientY: top + y }),
      );
    const [x, y] = [map.size.width / 2, map.size.height / 2];
    moveTo(x, y + 20);
    await expect.poll(() => map.hasAttribute('aimed')).toBe(true);
    expect(map.aimed).toBe('bridge-1');
    moveTo(x, y + 60);
    await expect.poll(() => map.hasAttribute('aimed')).toBe(false);
    canvas.dispatchEvent(new PointerEvent('pointerleave'));
    canvas.focus();
    await userEvent.keyboard('+');
    await expect.poll(() => map.aimed).toBe('bridge-1');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('Chosen: Old Bridge (1 of 2 parts)')).toBeVisible();
  });

  it('is told how much longer a way is by the minutes that are shown', async () => {
    await open('closures');
    const route = { to: { key: 'lantern', name: { en: 'Lantern Hall' } }, enrolled: 5 };
    const routes = [
      { ...route, seconds: 840, secondsClosed: 901 },
      { ...route, seconds: 841, secondsClosed: 899 },
      { ...route, seconds: 7100, secondsClosed: 7300 },
    ];
    server.foresee.mockResolvedValueOnce({ sessions: [], routes, cutOffPlaces: [], placesWithoutStepFreeWay: [] });
    await userEvent.click(tick(/Old Bridge/));
    await userEvent.click(show());
    await expect.element(page.getByText('16 min instead of 14 min: 2 min longer')).toBeVisible();
    await expect.element(page.getByText('still 15 min, some seconds longer')).toBeVisible();
    await expect.element(page.getByText('122 min instead of 119 min: 3 min longer')).toBeVisible();
  });

  it('is told that nobody is touched where nobody is, and what the server would not take', async () => {
    await open('closures');
    server.foresee.mockResolvedValueOnce({ sessions: [], routes: [], cutOffPlaces: [], placesWithoutStepFreeWay: [] });
    await userEvent.click(tick(/Old Bridge/));
    await userEvent.click(show());
    await expect
      .element(page.getByText('Nobody comes late by it, and every place can still be reached.'))
      .toBeVisible();
    const problem = { type: 'about:blank', title: 'No', status: 422, code: 'ways.unknown_walkway' };
    server.foresee.mockRejectedValueOnce(new ApiProblem(problem));
    await userEvent.click(tick(/Lift/));
    await userEvent.click(show());
    await expect.element(page.getByText(/^Another plan of the venue was published/)).toBeVisible();
  });
});

describe('What is closed', () => {
  const closures = {
    '01900000-0000-7000-8000-00000000000a': {
      ...{ walkwayIds: ['bridge-1', 'bridge-2'], startsAt: '2026-11-22T08:00:00Z', reason: effect.sessions[0]!.title },
    },
    '01900000-0000-7000-8000-00000000000b': {
      ...{ walkwayIds: ['lift-1'], startsAt: '2040-11-22T08:00:00Z', until: '2040-11-22T09:00:00Z' },
      reason: { en: 'Inspection' },
    },
  };

  it('is listed with since when and why, and opened again by its button', async () => {
    await open('closures');
    tell('closures', { closures });
    await expect.element(page.getByText(/^closed since .*, until somebody opens it$/)).toBeVisible();
    await expect.element(page.getByText(/^to be closed from .* until .*09:00$/)).toBeVisible();
    expect([...inPage<WalkwayMap>('cw-walkway-map').closed].sort()).toEqual(['bridge-1', 'bridge-2', 'lift-1']);
    expect(await axeFaults(document.body)).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: 'Open again: Old Bridge' }));
    expect(server.open).toHaveBeenCalledExactlyOnceWith('01900000-0000-7000-8000-00000000000a');
    tell('closures', { closures: {} });
    await expect.element(page.getByText('Every walkway is open.')).toBeVisible();
  });

  it('of an earlier plan is told in words, and ended', async () => {
    await open('closures');
    const [a, b] = Object.keys(closures);
    tell('closures', {
      closures: {
        [a!]: { ...closures[a as keyof typeof closures], walkwayIds: ['s-17', 's-18'] },
        [b!]: { ...closures[b as keyof typeof closures], walkwayIds: ['lift-1', 's-19'] },
      },
    });
    await expect.element(page.getByText('2 walkways of an earlier plan')).toBeVisible();
    await expect.element(page.getByText(/so this closes nothing/)).toBeVisible();
    await expect.element(page.getByText('Lift by Tide Theatre, a walkway of an earlier plan')).toBeVisible();
    await expect.element(page.getByText(/s-1\d/)).not.toBeInTheDocument();
    expect(await axeFaults(document.body)).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: 'End it: 2 walkways of an earlier plan' }));
    expect(server.open).toHaveBeenCalledExactlyOnceWith(a);
  });

  it('without a plan says what to wait for', async () => {
    const problem = { type: 'about:blank', title: 'No', status: 409, code: 'ways.no_plan' };
    server.walkways.mockRejectedValueOnce(new ApiProblem(problem));
    await open('closures');
    await expect.element(page.getByRole('heading', { name: 'No plan yet' })).toBeVisible();
  });
});
