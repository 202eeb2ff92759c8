import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { QueuedRegistration, ReviewToDecide } from '../../../../server/registration/review/review.contract.ts';
import type { DecisionToSend, ReviewServer } from '../../../../web-components/desk/review/review-server.ts';
import '../../../../web-components/desk/review/review-panel.ts';
import { LiveClient } from '../../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../../web-components/live/page-client.ts';
import '../../../../web-components/styles/page.css';
import { axeFaults } from '../../../support/axe.ts';

let say: (frame: unknown) => void;
let rows: QueuedRegistration[];
let server: { [verb in keyof ReviewServer]: ReturnType<typeof vi.fn> };
let revision = 0;

const registration = (n: number, name: string, changes: Partial<QueuedRegistration> = {}): QueuedRegistration => ({
  ...{ id: `01a1f7f8-0000-7000-8000-00000000000${n}`, revision: n, reference: `R-${n}`, name, nameLatin: name },
  ...{ country: 'PL', category: 'media', affiliation: 'Freelance', email: `p${n}@example.org`, standing: 'waiting' },
  ...{ submittedAt: '2026-11-19T08:12:00Z', isMinor: false, notices: [] },
  ...changes,
});

const detailsOf = (row: QueuedRegistration): ReviewToDecide => ({
  ...{ ...row, locale: 'fr', hasPhotograph: false, companions: [], alike: [], history: [] },
  mayApproveAs: ['attendee', 'speaker', 'media', 'exhibitor'],
  answers: [
    {
      questionId: 'paper',
      label: { en: 'For whom do you report?' },
      value: 'River Radio',
      text: { en: 'River Radio' },
    },
  ],
});

function tellQueue(version: string) {
  revision += 1;
  const categories = [{ category: 'media', places: 40, taken: 38, waitlisted: 0, waiting: rows.length }];
  const state = { waiting: rows.length, asked: 0, waitlisted: 0, version, categories };
  say({ type: 'snapshot', key: 'reviewQueue', revision: ['test', revision], declared: 'first', state });
}

const decided = (decision: DecisionToSend) => ({
  answers: decision.registrations.map(({ id, revision: seen }) => {
    return { outcome: 'done', id, revision: seen + 1, standing: 'approved', category: 'media' };
  }),
  movedUp: 0,
});

beforeEach(async () => {
  await page.viewport(1280, 800);
  rows = [
    registration(1, 'Iñaki Etxeberria'),
    registration(2, '顾望舒', { nameLatin: 'Gu Wangshu', notices: [{ kind: 'same_email', count: 1 }] }),
    registration(3, 'Katarzyna Nowak', {
      notices: [{ kind: 'no_photograph' }, { kind: 'quota_nearly_full', count: 2 }],
    }),
  ];
  replacePageClient(
    new LiveClient({
      open: ({ onOpen, onText }) => {
        say = (frame) => onText(JSON.stringify(frame));
        queueMicrotask(onOpen);
        return {
          send: (text) => JSON.parse(text).type === 'subscribe' && tellQueue('first'),
          close: () => undefined,
        };
      },
    }),
  );
  server = {
    list: vi.fn(async () => ({ registrations: rows, total: rows.length })),
    look: vi.fn(async (id: string) => detailsOf(rows.find((row) => row.id === id)!)),
    photograph: vi.fn(async () => ({})),
    decide: vi.fn(async (decision: DecisionToSend) => {
      const ids = decision.registrations.map(({ id }) => id);
      rows = rows.filter(({ id }) => !ids.includes(id));
      return decided(decision);
    }),
  };
});
afterEach(() => render(html``, document.body));

async function open() {
  render(html`<cw-review-panel .server=${server as unknown as ReviewServer}></cw-review-panel>`, document.body);
  await expect.element(page.getByRole('heading', { name: rows[0]!.name })).toBeVisible();
  await expect.element(page.getByText('River Radio')).toBeVisible();
  return document.querySelector('cw-review-panel')!;
}

const sent = () => server.decide.mock.lastCall?.[0];
const row = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });

describe('the review by keyboard alone', () => {
  it('looks at one after the other, and approves the one looked at with the revision seen', async () => {
    await open();
    await userEvent.keyboard('j');
    await expect.element(page.getByRole('heading', { name: '顾望舒' })).toBeVisible();
    await userEvent.keyboard('a');
    await expect.element(page.getByText('1 approved.')).toBeVisible();
    expect(sent()).toEqual({ decision: 'approved', registrations: [{ id: registration(2, '').id, revision: 2 }] });
    await expect.element(page.getByRole('heading', { name: 'Katarzyna Nowak' })).toBeVisible();
  });

  it('chooses several, and declines them with what they will read', async () => {
    await open();
    await userEvent.keyboard('xjx');
    await expect.element(page.getByText('2 of 3 chosen')).toBeVisible();
    await userEvent.keyboard('d');
    await expect.element(page.getByRole('heading', { name: 'Decline 2 people' })).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('2 declined.')).toBeVisible();
    expect(sent()).toMatchObject({ decision: 'declined', registrations: [{ revision: 1 }, { revision: 2 }] });
    expect(sent().because).toMatch(/^The places for this category are all taken/);
  });

  it('asks nobody for anything without a word, and leaves by Escape', async () => {
    await open();
    await userEvent.keyboard('q');
    await expect.element(page.getByRole('heading', { name: 'Ask Iñaki Etxeberria for more' })).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText(/^Write what they will read/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('heading', { name: 'Iñaki Etxeberria' })).toBeVisible();
    expect(server.decide).not.toHaveBeenCalled();
  });

  it('does nothing by letters where they are turned off, or typed', async () => {
    await open();
    await page.getByRole('button', { name: 'Letters off' }).click();
    await userEvent.keyboard('a');
    await page.getByRole('button', { name: 'Letters on' }).click();
    await userEvent.keyboard('a');
    await expect.element(page.getByText('1 approved.')).toBeVisible();
    expect(server.decide).toHaveBeenCalledTimes(1);
  });

  it('decides nothing by a name that is typed there', async () => {
    await open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    for (const key of 'wanda q. adawa') document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    vi.advanceTimersByTime(5000);
    expect(server.decide).not.toHaveBeenCalled();
    expect(document.querySelector('cw-review-panel')!.shadowRoot!.querySelector('cw-decision-form')).toBeNull();
  });
});

describe('two reviewers at once', () => {
  it('the second is told who decided what, and the others are decided', async () => {
    await open();
    server.decide.mockImplementation(async (decision: DecisionToSend) => {
      const { answers } = decided(decision);
      const meanwhile = { at: '2026-11-21T09:41:00Z', decision: 'declined', by: 'Ilse Brandvold' };
      const refused = {
        outcome: 'refused',
        id: rows[0]!.id,
        code: 'registration.changed_meanwhile',
        title: '',
        meanwhile,
      };
      return { answers: [refused, ...answers.slice(1)], movedUp: 0 };
    });
    await userEvent.keyboard('xjxa');
    await expect.element(page.getByText('1 approved.')).toBeVisible();
    await expect.element(page.getByText(/Iñaki Etxeberria\s*: Declined by Ilse Brandvold at /)).toBeVisible();
  });

  it('rows stay where they are when another decides; those gone are marked, new ones come at the end', async () => {
    await open();
    rows = [rows[0]!, rows[2]!, registration(4, 'Hala Al-Mansouri')];
    tellQueue('second');
    await expect.element(row('Hala Al-Mansouri')).toBeVisible();
    await expect.element(page.getByText('decided meanwhile')).toBeVisible();
    const names = page.getByRole('button', { name: /Freelance/ }).elements();
    expect(names.map(({ textContent }) => textContent?.trim().split(/\s/)[0])).toEqual([
      ...['Iñaki', '顾望舒', 'Katarzyna', 'Hala'],
    ]);
  });
});

it('whoever comes into an empty queue is looked at, and can be decided on at once', async () => {
  const all = rows;
  rows = [];
  render(html`<cw-review-panel .server=${server as unknown as ReviewServer}></cw-review-panel>`, document.body);
  await expect.element(page.getByRole('heading', { name: 'Nobody waits for a decision' })).toBeVisible();
  rows = all;
  tellQueue('second');
  await expect.element(page.getByText('River Radio')).toBeVisible();
  await userEvent.keyboard('a');
  await expect.element(page.getByText('1 approved.')).toBeVisible();
});

it('a registration is approved as something else than it asks for', async () => {
  await open();
  await page.getByRole('combobox', { name: 'Approve as' }).selectOptions('Attendee');
  await page.getByRole('button', { name: 'Approve A' }).click();
  await vi.waitFor(() => expect(sent()).toMatchObject({ decision: 'approved', category: 'attendee' }), {
    timeout: 15_000,
  });
});

it('who is for a supervisor is not approved by a clerk, and the panel says who may', async () => {
  rows = [registration(1, 'Iñaki Etxeberria', { category: 'official' })];
  await open();
  await expect.element(page.getByText(/^A supervisor approves this/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Approve A' })).toBeDisabled();
  const as = page.getByRole('combobox', { name: 'Approve as' });
  await expect.element(as.getByRole('option', { name: 'Medical' })).toBeDisabled();
  await as.selectOptions('Media');
  await page.getByRole('button', { name: 'Approve A' }).click();
  await vi.waitFor(() => expect(sent()).toMatchObject({ decision: 'approved', category: 'media' }), {
    timeout: 15_000,
  });
});

it('says what is worth a look, and how the places stand', async () => {
  await open();
  await row('Katarzyna Nowak').click();
  await expect.element(page.getByText(/^Gates and stations compare it/)).toBeVisible();
  await expect.element(page.getByText('Media: 38 of 40 places taken')).toBeVisible();
});

it.each([
  [1280, 800],
  [1280, 360],
  [390, 844],
])('axe has nothing to say of it at %i by %i', async (width, height) => {
  await page.viewport(width, height);
  render(html`<cw-review-panel .server=${server as unknown as ReviewServer}></cw-review-panel>`, document.body);
  await expect.element(row('Katarzyna Nowak')).toBeVisible();
  const panel = document.querySelector('cw-review-panel')!;
  // As in the page, where the panel scrolls, and not the page.
  panel.style.blockSize = '100dvh';
  expect(await axeFaults(panel)).toEqual([]);
  await row('Katarzyna Nowak').click();
  await expect.element(page.getByText('River Radio')).toBeInTheDocument();
  expect(await axeFaults(panel)).toEqual([]);
  await userEvent.keyboard('d');
  await expect.element(page.getByRole('heading', { name: 'Decline Katarzyna Nowak' })).toBeVisible();
  expect(await axeFaults(panel)).toEqual([]);
});
