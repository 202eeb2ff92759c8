import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { delegateCategories } from '../../../db/vocabulary.ts';
import { builtInLayouts } from '../../../server/registration/printing/face/built-in-layouts.ts';
import type { BadgeDesign, BadgeLayout } from '../../../server/registration/printing/printing.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { DesignServer } from '../../../web-components/organiser/badge-design/design-server.ts';
import '../../../web-components/organiser/badge-design/designs-panel.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

let stored: BadgeDesign;

const serverWith = (changes: Partial<DesignServer> = {}) => ({
  list: vi.fn(async () => ({ designs: [stored], builtIn: builtInLayouts })),
  longest: vi.fn(async () => []),
  preview: vi.fn(async () => ({ svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', notices: [] })),
  change: vi.fn(async (design: BadgeDesign, name: string, layout: BadgeLayout) => {
    stored = { ...design, name, layout, changedAt: '2026-11-20T08:00:01.000Z' };
    return stored;
  }),
  use: vi.fn(async (design: BadgeDesign) => {
    stored = { ...design, isInUse: true };
    return stored;
  }),
  ...changes,
});

beforeEach(async () => {
  await page.viewport(1440, 900);
  stored = {
    id: '01a1f7f8-0000-7000-8000-0000000000d1',
    name: 'Congress',
    layout: builtInLayouts.a6,
    hasArtwork: false,
    isInUse: false,
    changedAt: '2026-11-20T08:00:00.000Z',
    notices: [],
  };
});
afterEach(() => render(html``, document.body));

const open = (server: ReturnType<typeof serverWith>) =>
  render(
    html`<cw-designs-panel .server=${server as unknown as DesignServer} style="height:900px"></cw-designs-panel>`,
    document.body,
  );
const save = () => page.getByRole('button', { name: 'Save' }).click();

it('shows the badge as it is printed, and is clear to those who cannot see it', async () => {
  const server = serverWith();
  open(server);
  await expect.poll(() => server.preview).toHaveBeenCalled();
  await expect.element(page.getByRole('button', { name: /^Name: 8 mm from the left/ })).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('moves what is on the badge by keys alone, and saves it', async () => {
  const server = serverWith();
  open(server);
  const box = page.getByRole('button', { name: /^Name: 8 mm from the left, 25.5 mm from above/ });
  await expect.element(box).toBeVisible();
  (box.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowUp}{/Shift}');
  await expect
    .element(page.getByRole('button', { name: /^Name: 8.5 mm from the left, 20.5 mm from above/ }))
    .toBeVisible();
  await save();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(stored.layout.elements.find(({ field }) => field === 'name')).toMatchObject({ x: 8.5, y: 20.5 });
});

it('takes typed millimetres, and brings impossible ones back', async () => {
  open(serverWith());
  const field = page.getByRole('spinbutton', { name: /From the left/ });
  await field.fill('9999');
  await userEvent.tab();
  await expect.element(field).toHaveValue(200);
  await expect.element(page.getByText('Name: stands partly beside the paper.')).toBeVisible();
});

it('warns of a band on which no word stands out', async () => {
  open(serverWith());
  const colour = page.getByLabelText('Colour of Media');
  await expect.element(colour).toBeVisible();
  const input = colour.element() as HTMLInputElement;
  input.value = '#777777';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await expect.element(page.getByText(/too weak/)).toBeVisible();
  await expect.element(page.getByText(/Media: neither black nor white stands out/)).toBeVisible();
});

it('puts a design in use, and says so', async () => {
  open(serverWith());
  await page.getByRole('button', { name: 'Put Congress in use' }).click();
  await expect.element(page.getByText('In use', { exact: true })).toBeVisible();
  await expect.element(page.getByText('Badges are printed with it from now on.')).toBeVisible();
});

it('keeps what was changed when somebody else was quicker', async () => {
  const taken = new ApiProblem({ type: 'x', title: 'x', status: 409, code: 'registration.design_changed_meanwhile' });
  open(serverWith({ change: vi.fn(async () => Promise.reject(taken)) }));
  await page.getByRole('checkbox', { name: 'Country' }).click();
  await save();
  await expect.element(page.getByText(/Somebody else changed this design/)).toBeVisible();
  await expect.element(page.getByRole('checkbox', { name: 'Country' })).toBeChecked();
});

describe('what is printed now', () => {
  const faces = () => page.getByRole('img', { name: /^Badge: / });
  const drawn = { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', notices: [] };
  const none = () => ({
    ...serverWith({ list: vi.fn(async () => ({ designs: [], builtIn: builtInLayouts })) }),
    preview: vi.fn<DesignServer['preview']>(async () => drawn),
  });

  it('is the built-in design before one is made, shown for each category, with its back', async () => {
    const server = none();
    open(server);
    await expect
      .element(page.getByText('No design is in use. Badges are printed with the built-in one: A6, 105 × 148 mm.'))
      .toBeVisible();
    await expect.poll(() => faces().all().length).toBe(delegateCategories.length);
    await expect.element(page.getByRole('img', { name: 'Badge: Medical' })).toBeVisible();
    await expect.element(page.getByText('The back of every badge: nothing is printed there.')).toBeVisible();
    const asked = server.preview.mock.calls;
    expect(asked.map(([, { category }]) => category)).toEqual([...delegateCategories]);
    expect(asked.every(([layout, { name }]) => layout === builtInLayouts.a6 && name !== '')).toBe(true);
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('is told by its name and paper at any time, and shown when somebody wants to see it', async () => {
    stored = { ...stored, layout: builtInLayouts.card, isInUse: true };
    const server = serverWith();
    open(server);
    await expect
      .element(page.getByText('Badges are printed with the design “Congress”: Card, 86 × 54 mm.'))
      .toBeVisible();
    expect(faces().all()).toHaveLength(0);
    await page.getByRole('button', { name: 'Show the badges of each category' }).click();
    await expect.poll(() => faces().all().length).toBe(delegateCategories.length);
    await page.getByRole('button', { name: 'Hide the badges' }).click();
    await expect.poll(() => faces().all().length).toBe(0);
  });

  it('stays the built-in one until the first design is put in use', async () => {
    open(serverWith());
    await expect.element(page.getByText(/^No design is in use/)).toBeVisible();
    await page.getByRole('button', { name: 'Put Congress in use' }).click();
    await expect.element(page.getByText(/^Badges are printed with the design “Congress”/)).toBeVisible();
  });

  it('is asked for once more by hand alone when it could not be drawn', async () => {
    const server = none();
    const away = new ApiProblem({ type: 'x', title: 'x', status: 404, code: 'registration.design_unknown' });
    server.preview.mockRejectedValue(away);
    open(server);
    await expect.element(page.getByRole('alert').getByText(/^This design is gone/)).toBeVisible();
    expect(server.preview).toHaveBeenCalledTimes(delegateCategories.length);
    server.preview.mockResolvedValue(drawn);
    await page.getByRole('button', { name: 'Read it again' }).click();
    await expect.poll(() => faces().all().length).toBe(delegateCategories.length);
  });
});
