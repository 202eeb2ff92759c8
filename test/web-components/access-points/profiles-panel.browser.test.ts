import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { NetworkProfile } from '../../../server/network-access/network-access.contract.ts';
import '../../../web-components/access-points/profiles-panel.ts';
import type { ProfilesServer } from '../../../web-components/access-points/profiles-server.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { profileOf } from './profiles.ts';

let profiles: NetworkProfile[];
const server = { list: vi.fn(), put: vi.fn() } satisfies Record<keyof ProfilesServer, unknown>;
const attendee = profileOf();
const speaker = profileOf({
  ...{
    category: 'speaker',
    vlan: 1_120,
    routeOut: 'international',
    downKbps: 50_000,
    upKbps: 512,
    sleepsOutside: true,
  },
});

beforeEach(() => {
  profiles = [attendee, speaker];
  server.list.mockImplementation(async () => profiles);
  server.put.mockImplementation(async (changed: NetworkProfile) => {
    profiles = profiles.map((one) => (one.category === changed.category ? changed : one));
    return profiles;
  });
});
afterEach(() => {
  render(html``, document.body);
  document.documentElement.removeAttribute('data-theme');
  vi.resetAllMocks();
});

async function show(width = 1440) {
  await page.viewport(width, 900);
  render(html`<main><cw-profiles-panel .server=${server}></cw-profiles-panel></main>`, document.body);
  await expect.element(row('Attendee')).toBeVisible();
}
const row = (name: string) => page.getByRole('row', { name });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByLabelText(name, { exact: true });
const shown = (words: string | RegExp) => expect.element(page.getByText(words)).toBeVisible();
/** The field with the focus is in a shadow tree below those that have it too. */
const focused = (root: DocumentOrShadowRoot = document): Element | null =>
  root.activeElement?.shadowRoot ? focused(root.activeElement.shadowRoot) : root.activeElement;
const hasFocus = (its: ReturnType<typeof button>) => expect.poll(() => focused() === its.element()).toBe(true);
const change = async (category: string) => {
  await button(`Change ${category}…`).click();
  await expect.element(page.getByRole('dialog', { name: `Profile of ${category}` })).toBeVisible();
};

it('says of each category all that it may do', async () => {
  await show();
  const words =
    /110.*domestic route.*20 Mbit\/s \/ 10 Mbit\/s.*3.*480 min.*48 h before to 12 h after.*stays connected/s;
  await expect.element(row('Attendee')).toHaveTextContent(words);
  const others = /1120.*international route.*50 Mbit\/s \/ 0\.512 Mbit\/s.*is off until they are back/s;
  await expect.element(row('Speaker')).toHaveTextContent(others);
  await expect.element(page.getByRole('columnheader', { name: 'Connection time' })).toBeVisible();
});

it('says before a route is saved who is taken off, saves the whole profile and shows it', async () => {
  await show();
  await change('Attendee');
  await shown('Nothing is changed yet.');
  await field('international route').click();
  await shown(
    'Everybody of this category who is connected is taken off at once, and joins again on VLAN 110 by the international route.',
  );
  await shown('An access point over TLS cannot be told: there it takes ten minutes at most.');
  expect(await axeFaults(document.body)).toEqual([]);
  expect(server.put).not.toHaveBeenCalled();
  await button('Save and disconnect').click();
  expect(server.put).toHaveBeenCalledExactlyOnceWith({ ...attendee, routeOut: 'international' });
  await shown('The profile of Attendee is saved.');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(row('Attendee')).toHaveTextContent('international route');
});

it('says of a speed that nobody is taken off for it, and takes it in Mbit/s', async () => {
  await show();
  await change('Speaker');
  await field('Speed up, Mbit/s').fill('2.5');
  await shown(/hold from the next joining on: nobody is taken off for them/);
  await expect.element(page.getByText(/over TLS cannot be told/)).not.toBeInTheDocument();
  await button('Save').click();
  expect(server.put).toHaveBeenCalledExactlyOnceWith({ ...speaker, upKbps: 2_500 });
});

it('says of sleep and of the times what they do to whom', async () => {
  await show();
  await change('Attendee');
  await field('is off until they are back').click();
  await shown('Who has left the venue is taken off at once, and may join again once back.');
  await field('Closes, hours after the conference').fill('0');
  await shown('If the network is closed now by these times, who is connected is taken off at once.');
  await button('Cancel').click();
  expect(server.put).not.toHaveBeenCalled();
  await change('Speaker');
  await field('stays connected').click();
  await shown('Who has left the venue may join again.');
  await expect.element(button('Save')).toBeVisible();
});

it('tells the bounds, sends nothing beyond them and leads to the first that is wrong', async () => {
  await show();
  await change('Attendee');
  await shown('A whole number from 1 to 4094.');
  await field('VLAN').fill('4095');
  await field('Devices at once').fill('');
  await field('Speed down, Mbit/s').fill('0.063');
  await button('Save').click();
  expect(server.put).not.toHaveBeenCalled();
  for (const name of ['VLAN', 'Devices at once', 'Speed down, Mbit/s'])
    await expect.element(field(name)).toHaveAttribute('aria-invalid', 'true');
  await hasFocus(field('VLAN'));
  await expect.element(field('VLAN')).toHaveAccessibleDescription('A whole number from 1 to 4094.');
  await expect.element(field('Speed up, Mbit/s')).toHaveAttribute('aria-invalid', 'false');
  expect(await axeFaults(document.body)).toEqual([]);
  await field('VLAN').fill('4094');
  await expect.element(field('VLAN')).toHaveAttribute('aria-invalid', 'false');
});

it('goes by the keyboard alone: opened, typed, saved by Enter, and back where one was', async () => {
  await show();
  button('Change Speaker…').element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  // The cross comes first.
  await userEvent.tab();
  await hasFocus(field('VLAN'));
  await userEvent.keyboard('{ControlOrMeta>}a{/ControlOrMeta}121{Enter}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(server.put).toHaveBeenCalledExactlyOnceWith({ ...speaker, vlan: 121 });
  await hasFocus(button('Change Speaker…'));
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await hasFocus(button('Change Speaker…'));
});

it('is changed as it is now, not as it was when the page was opened', async () => {
  await show();
  profiles = [{ ...attendee, devices: 9 }, speaker];
  await change('Attendee');
  await expect.element(field('Devices at once')).toHaveValue(9);
});

it('keeps what was typed where it is refused, and says why', async () => {
  const code = 'request.role_needed';
  server.put.mockRejectedValueOnce(new ApiProblem({ type: 'x', title: 'x', status: 403, code }));
  await show();
  await change('Attendee');
  await field('VLAN').fill('111');
  await button('Save and disconnect').click();
  await shown('Your role may not do this.');
  await expect.element(field('VLAN')).toHaveValue(111);
  await button('Save and disconnect').click();
  await shown('The profile of Attendee is saved.');
});

it('that cannot be had says why, and is asked for again', async () => {
  const code = 'request.role_needed';
  server.list.mockRejectedValueOnce(new ApiProblem({ type: 'x', title: 'x', status: 403, code }));
  render(html`<main><cw-profiles-panel .server=${server}></cw-profiles-panel></main>`, document.body);
  await shown('Your role may not do this.');
  await button('Try again').click();
  await expect.element(row('Attendee')).toBeVisible();
});

it.each([390, 1_000])(
  'needs no scrolling sideways %i wide, and holds to the rules of accessibility, in the dark too',
  async (width) => {
    await show(width);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    expect(await axeFaults(document.body)).toEqual([]);
    await change('Attendee');
    await field('VLAN').fill('0');
    await field('is off until they are back').click();
    await button('Save').click();
    document.documentElement.dataset.theme = 'dark';
    expect(await axeFaults(document.body)).toEqual([]);
  },
);
