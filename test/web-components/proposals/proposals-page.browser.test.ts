import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Role } from '../../../db/vocabulary.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/proposals/proposals-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { idOf, ProposalsTold, proposed } from './proposals-told.ts';

let self: { id: string; roles: Role[] };
const server = {
  confirm: vi.fn(async (_id: string): Promise<unknown> => undefined),
  decline: vi.fn(async (_id: string, _because: string): Promise<unknown> => undefined),
  withdraw: vi.fn(async (_id: string): Promise<unknown> => undefined),
  self: async () => self,
};

beforeEach(async () => {
  self = { id: idOf(1), roles: ['supervisor'] };
  await page.viewport(1280, 800);
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
});
afterEach(() => {
  render(html``, document.body);
  document.documentElement.removeAttribute('dir');
  delete document.documentElement.dataset.theme;
  vi.restoreAllMocks();
  for (const verb of [server.confirm, server.decline, server.withdraw]) verb.mockReset();
});

const show = () => render(html`<cw-proposals-page .server=${server}></cw-proposals-page>`, document.body);
const confirm = () => page.getByRole('button', { name: 'Confirm' });
const decline = () => page.getByRole('button', { name: 'Decline…' });
const lifting = (n: number) => proposed(n, { kind: 'lift_rejection' });
const erasing = (n: number) => proposed(n, { kind: 'erase_delegate' });

describe('What waits for a second person', () => {
  it('says what is asked for whom, why and by whom, and goes when it is confirmed', async () => {
    const told = new ProposalsTold(proposed(3));
    show();
    await expect.element(page.getByRole('heading', { name: /Verify 沈望舒 Shen Wangshu with neither/ })).toBeVisible();
    await expect.element(page.getByText('Their ministry vouches for them by telephone')).toBeVisible();
    await expect.element(page.getByText(/Proposed by Officer 3/)).toHaveTextContent(/station 4 · waits until/);
    expect(await axeFaults(document.body)).toEqual([]);
    await confirm().click();
    expect(server.confirm).toHaveBeenCalledExactlyOnceWith(idOf(3));
    told.tell();
    await expect.element(page.getByRole('heading', { name: 'Nothing waits for a second person' })).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('is declined with a reason, by keyboard alone', async () => {
    new ProposalsTold(proposed(3));
    show();
    await expect.element(decline()).toBeVisible();
    (decline().element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog')).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Decline', exact: true }));
    await expect.element(page.getByText('Say why, in a few words.')).toBeVisible();
    await userEvent.keyboard('Nobody answers there');
    expect(await axeFaults(document.body)).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: 'Decline', exact: true }));
    expect(server.decline).toHaveBeenCalledExactlyOnceWith(idOf(3), 'Nobody answers there');
  });

  it('says beside it why it could not be confirmed', async () => {
    new ProposalsTold(proposed(3));
    const problem = { type: 'about:blank', title: 'Over', status: 410, code: 'proposals.proposal_over' };
    server.confirm.mockRejectedValue(new ApiProblem(problem));
    show();
    await confirm().click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/decided, taken back, or waited too long/);
  });

  it('is not decided on what is old', async () => {
    const told = new ProposalsTold(proposed(3));
    show();
    await expect.element(confirm()).toBeEnabled();
    told.stale();
    await expect.element(confirm()).toBeDisabled();
  });
});

describe('Who proposed it', () => {
  it('has no button to confirm, is told that another person does, and may take it back', async () => {
    new ProposalsTold(proposed(3, { proposedBy: { id: self.id, name: 'Myself' } }));
    show();
    await expect.element(page.getByText('Your own: another person confirms.')).toBeVisible();
    expect(confirm().query()).toBeNull();
    await page.getByRole('button', { name: 'Take back' }).click();
    expect(server.withdraw).toHaveBeenCalledExactlyOnceWith(idOf(3));
  });
});

const confirmable: [Role, number, string[]][] = [
  ['supervisor', 2, ['An administrator confirms this.']],
  ['administrator', 2, ['A supervisor confirms this.']],
];

it.each(confirmable)(
  'a %s has %i of the three to confirm, and is told who confirms the other',
  async (role, count, told) => {
    self = { ...self, roles: [role] };
    new ProposalsTold(proposed(4), lifting(3), erasing(2));
    show();
    await expect.poll(() => confirm().elements().length).toBe(count);
    for (const words of told) await expect.element(page.getByText(words)).toBeVisible();
  },
);

it.each([
  [390, 'ltr', 'light'],
  [390, 'rtl', 'dark'],
  [1280, 'rtl', 'light'],
])('can be used by everyone, %i wide, %s and %s', async (width, direction, theme) => {
  document.documentElement.dir = direction;
  document.documentElement.dataset.theme = theme;
  await page.viewport(width, 800);
  new ProposalsTold(proposed(4), lifting(3));
  show();
  await expect.poll(() => confirm().elements().length).toBe(2);
  expect(document.documentElement.scrollWidth).toBe(width);
  expect(await axeFaults(document.body)).toEqual([]);
});
