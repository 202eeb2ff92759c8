import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import type { DeskServer } from '../../../web-components/desk/desk-server.ts';
import '../../../web-components/desk/find-panel.ts';
import { httpActsServer } from '../../../web-components/desk/person/acts-server.ts';
import { commandWaitMs } from '../../../web-components/desk/person/desk-keys.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { badge, type FakeServer, person, serverWith } from './fake-desk.ts';

/** From a scanner to somebody who looks for each letter. */
const paces = [0, 30, 80, 140, 250, 400];

let server: FakeServer;
let people: DelegateDetails[];
const acts = {
  reissueBadge: vi.spyOn(httpActsServer, 'reissueBadge'),
  handOver: vi.spyOn(httpActsServer, 'handOver'),
  colleagues: vi.spyOn(httpActsServer, 'colleagues'),
  previewChange: vi.spyOn(httpActsServer, 'preview'),
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  // The time of the page stands still: how busy the machine is changes nothing in how fast somebody types.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(window, 'open').mockReset().mockReturnValue(null);
  people = [
    person(1, 'Wanda Keys', 'Wanda Keys'),
    person(2, 'Rowan Hill', 'Rowan Hill'),
    person(3, 'Hilla Ros', 'Hilla Ros'),
  ];
  for (const one of people) one.badges = [...one.badges, badge(one.badges[0]!.serial + 100, { medium: 'phone' })];
  server = serverWith(people);
  acts.reissueBadge.mockReset().mockResolvedValue(badge(10_009));
  acts.handOver.mockReset().mockResolvedValue({} as never);
  acts.colleagues.mockReset().mockResolvedValue({ colleagues: [] });
  acts.previewChange.mockReset().mockResolvedValue({ consequences: [] } as never);
});
afterEach(() => {
  render(html``, document.body);
  vi.useRealTimers();
});

/** Each key, and then as much time as the typist takes for the next. */
async function type(keys: readonly string[], pace: number) {
  for (const key of keys) {
    await userEvent.keyboard(key);
    await vi.advanceTimersByTimeAsync(pace);
  }
}

const letters = (text: string) => [...text];
const later = () => vi.advanceTimersByTimeAsync(10 * commandWaitMs);

function focused(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element instanceof HTMLInputElement) return `${element.type === 'search' ? 'search' : 'field'} ${element.value}`;
  return `${element?.localName} ${element?.textContent?.trim().split('\n')[0]}`;
}

async function openWanda() {
  render(
    html`<cw-find-panel .server=${server as unknown as DeskServer} .mayIssue=${true}></cw-find-panel>`,
    document.body,
  );
  await expect.element(page.getByText('3 people')).toBeVisible();
  await userEvent.keyboard('wanda{Enter}');
  await expect.element(page.getByRole('button', { name: 'Badge lost' })).toBeVisible();
  await expect.poll(focused).toBe('h2 Wanda Keys');
}

const nothingWasDone = () => {
  expect(acts.reissueBadge).not.toHaveBeenCalled();
  expect(acts.handOver).not.toHaveBeenCalled();
  expect(document.querySelector('cw-find-panel')!.shadowRoot!.querySelectorAll('dialog[open]')).toHaveLength(0);
  expect(window.open).not.toHaveBeenCalled();
};

describe.each(paces)('at %i ms a key', (pace) => {
  it('the next name, typed while somebody is open, is a search and nothing else', async () => {
    await openWanda();
    await type(letters('rowan'), pace);
    expect(focused()).toBe('search rowan');
    await type(['{Enter}'], pace);
    await expect.poll(focused).toBe('h2 Rowan Hill');
    await later();
    nothingWasDone();
  });

  it('a name that begins with the key of a dialog opens none, and Enter opens the person', async () => {
    await openWanda();
    await type([...letters('hilla'), '{Enter}'], pace);
    await expect.poll(focused).toBe('h2 Hilla Ros');
    await later();
    nothingWasDone();
  });

  it('a badge that a scanner reads is a search with all its figures', async () => {
    await openWanda();
    server.findDelegates.mockImplementation(async () => ({ delegates: [people[1]] }));
    await type([...letters('C0A4F2'), '{Enter}'], pace);
    await expect.poll(focused).toBe('h2 Rowan Hill');
    expect(server.findDelegates.mock.lastCall?.[0]).toBe('C0A4F2');
    await later();
    nothingWasDone();
  });

  it('Escape goes from the person to the row and to the search, where the next name takes the place of the last', async () => {
    await openWanda();
    await type(['{Escape}'], pace);
    await expect.poll(focused).toBe('button Wanda Keys');
    await type(['{Escape}'], pace);
    expect(focused()).toBe('search wanda');
    await type([...letters('hilla'), '{Enter}'], pace);
    await expect.poll(focused).toBe('h2 Hilla Ros');
    nothingWasDone();
  });

  it('letters typed on a row are a new search, and Enter opens nobody of the search before', async () => {
    await openWanda();
    await type(['{Escape}'], pace);
    await expect.poll(focused).toBe('button Wanda Keys');
    await type([...letters('rowan'), '{Enter}'], pace);
    await expect.poll(focused).toBe('h2 Rowan Hill');
    await later();
    nothingWasDone();
  });
});

const handOver = () =>
  document
    .querySelector('cw-find-panel')
    ?.shadowRoot?.querySelector('cw-person-panel')
    ?.shadowRoot?.querySelector('cw-person-acts')
    ?.shadowRoot?.querySelector('cw-hand-over-dialog')
    ?.shadowRoot?.querySelector('.name');

describe('a command', () => {
  it('waits on its button and says whom it is about, then tells to whom it was done', async () => {
    await openWanda();
    await userEvent.keyboard('r');
    await expect
      .element(page.getByText('Badge 10001-4 of Wanda Keys will be good for nothing, and a new one printed.'))
      .toBeVisible();
    await expect.poll(() => page.getByRole('button', { name: 'Badge lost' }).element().className).toContain('armed');
    expect(acts.reissueBadge).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(commandWaitMs);
    await expect.element(page.getByText('Badge 10001-4 of Wanda Keys is good for nothing now.')).toBeVisible();
    expect(acts.reissueBadge).toHaveBeenCalledExactlyOnceWith(10_001, 'Lost');
  });

  it('is done at once by Enter', async () => {
    await openWanda();
    await userEvent.keyboard('r{Enter}');
    await expect.element(page.getByText('Badge 10001-4 of Wanda Keys is good for nothing now.')).toBeVisible();
    await later();
    expect(acts.reissueBadge).toHaveBeenCalledOnce();
  });

  it('is stopped by Escape, and the person stays open', async () => {
    await openWanda();
    await userEvent.keyboard('r{Escape}');
    await later();
    expect(focused()).toBe('h2 Wanda Keys');
    nothingWasDone();
  });

  it('that opens a dialog names the person in it, and Escape leads back step by step', async () => {
    await openWanda();
    await userEvent.keyboard('h{Enter}');
    const dialog = page.getByRole('dialog', { name: 'Hand over to a colleague' });
    await expect.element(dialog).toBeVisible();
    await expect.poll(focused).toBe('field ');
    await expect.poll(() => handOver()?.textContent).toBe('Wanda Keys');
    await userEvent.keyboard('{Escape}');
    await expect.poll(focused).toBe('h2 Wanda Keys');
    await userEvent.keyboard('{Escape}');
    await expect.poll(focused).toBe('button Wanda Keys');
    await userEvent.keyboard('{Escape}');
    await expect.poll(focused).toBe('search wanda');
  });

  it('that is done after somebody types on is told with the name, and takes no key away', async () => {
    let answer: (made: ReturnType<typeof badge>) => void = () => undefined;
    acts.reissueBadge.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    await openWanda();
    await userEvent.keyboard('r{Enter}');
    await userEvent.keyboard('rowan');
    await later();
    await expect.element(page.getByText('1 person, accents ignored')).toBeVisible();
    answer(badge(10_009));
    await expect.element(page.getByText('Badge 10001-4 of Wanda Keys is good for nothing now.')).toBeVisible();
    expect(focused()).toBe('search rowan');
  });
});

describe('the search', () => {
  it('goes on though a command waited for a server that was slow', async () => {
    await openWanda();
    let answer: (details: DelegateDetails) => void = () => undefined;
    server.delegate.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await userEvent.keyboard('/hilla{Enter}');
    await expect.poll(focused).toBe('h2 Hilla Ros');
    await userEvent.keyboard('r');
    await later();
    await userEvent.keyboard('wanda');
    answer(people[2]!);
    await later();
    nothingWasDone();
  });

  it('is reached by a slash from everywhere, to be typed over', async () => {
    await openWanda();
    await userEvent.keyboard('/rowan');
    expect(focused()).toBe('search rowan');
    await userEvent.keyboard('{Enter}');
    await expect.poll(focused).toBe('h2 Rowan Hill');
  });

  it('opens nobody when it is typed on after Enter', async () => {
    await openWanda();
    let answer: (page: unknown) => void = () => undefined;
    await userEvent.keyboard('/');
    server.findDelegates.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await userEvent.keyboard('rowan{Enter}');
    await userEvent.keyboard('hi');
    answer({ delegates: [people[1]] });
    await later();
    await expect.element(page.getByText('2 people, any script, accents ignored')).toBeVisible();
    expect(focused()).toBe('search hi');
  });

  it('counts Down for the list that answers what is typed', async () => {
    await openWanda();
    await userEvent.keyboard('/');
    let answer: (page: unknown) => void = () => undefined;
    server.findDelegates.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    await userEvent.keyboard('hil{ArrowDown}{ArrowDown}');
    expect(focused()).toBe('search hil');
    answer({ delegates: [people[1], people[2]] });
    await expect.poll(focused).toBe('button Hilla Ros');
  });
});

it('tells all keys by a question mark, and the letters can be turned off', async () => {
  await openWanda();
  await userEvent.keyboard('?');
  await expect.element(page.getByRole('dialog', { name: 'Keys at the desk' })).toBeVisible();
  await page.getByRole('button', { name: 'Letters off' }).click();
  await userEvent.keyboard('{Escape}');
  await expect.poll(focused).toBe('h2 Wanda Keys');
  await userEvent.keyboard('r');
  await later();
  nothingWasDone();
  localStorage.clear();
});

it.each(['?', 'r'])('axe has nothing to say of what “%s” shows', async (key) => {
  await openWanda();
  await userEvent.keyboard(key);
  // What waits keeps waiting: its timer is of the time that stands still.
  vi.useRealTimers();
  expect(await axeFaults(document.querySelector('cw-find-panel')!)).toEqual([]);
});
