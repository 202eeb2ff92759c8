import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import { joinOutcomes } from '../../../db/network-vocabulary.ts';
import '../../../web-components/styles/page.css';
import { attemptWords } from '../../../web-components/wifi/attempt-words.ts';
import '../../../web-components/wifi/wifi-page.ts';
import { axeFaults } from '../../support/axe.ts';
import { problem } from '../delegate/own-pages.ts';
import { attempt, browsers, device, ownNetwork } from './own-network.ts';
import { newWifiWorld, type WifiWorld } from './wifi-world.ts';

let world: WifiWorld;
beforeEach(async () => {
  await screen.viewport(390, 844);
  world = newWifiWorld();
});
afterEach(() => render(html``, document.body));

function open() {
  render(html`<cw-wifi-page .server=${world.server} .signs=${browsers.iphone}></cw-wifi-page>`, document.body);
  return document.querySelector('cw-wifi-page')!;
}
const button = (name: string) => screen.getByRole('button', { name, exact: true });
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());

it('devices are listed with how many there may be, and renamed', async () => {
  world.network = ownNetwork({ credentials: [device()] });
  const element = open();
  await shown('1 of 3').toBeVisible();
  // Nothing of what is asked is there before it is.
  expect(screen.getByText('Leave it').query()).toBeNull();
  await button('Rename Pixel').click();
  await expect.element(screen.getByRole('heading', { name: 'Rename Pixel' })).toBeVisible();
  await screen.getByLabelText('Name of the device').last().fill('تابلت');
  expect(await axeFaults(element)).toEqual([]);
  await button('Rename').click();
  await shown('تابلت').toBeVisible();
  expect(world.server.rename).toHaveBeenCalledExactlyOnceWith(device().id, 'تابلت');
});

it('one that somebody else has removed meanwhile is said to be, and goes', async () => {
  world.network = ownNetwork({ credentials: [device()] });
  open();
  await button('Remove Pixel').click();
  world.server.remove = vi.fn(async () => {
    world.network = ownNetwork();
    throw problem('network_access.credential_unknown', 404);
  });
  await button('Remove').click();
  await shown('This device has been removed already.').toBeVisible();
  await shown('None is set up yet.').toBeVisible();
});

it('why a device does not connect is told with where, when, and what to do; asked anew while it is open', async () => {
  world.network = ownNetwork({ attempts: [attempt(), attempt(), attempt({ outcome: 'admitted' })] });
  const element = open();
  await screen.getByText('Why does my device not connect?').click();
  await shown('The password was wrong.').toBeVisible();
  await shown(/Enter it once more/).toBeVisible();
  await shown('Tea house').toBeVisible();
  await shown(/16:00 · 2 times/).toBeVisible();
  await shown('It was let in.').toBeVisible();
  await expect.poll(() => vi.mocked(world.server.network).mock.calls.length).toBeGreaterThan(1);
  expect(await axeFaults(element)).toEqual([]);
});

it('where none has asked, that is told, and that a wrong user name reaches nobody', async () => {
  open();
  await screen.getByText('Why does my device not connect?').click();
  await shown('None of your devices has asked to join yet.').toBeVisible();
  await shown(/nobody knows whose it is/).toBeVisible();
});

it.each(joinOutcomes)('%s: what happened, and what to do where it was no success', (outcome) => {
  const { happened, toDo } = attemptWords(outcome);
  expect(happened).toMatch(/\.$/);
  expect(toDo === '').toBe(outcome === 'admitted');
});
