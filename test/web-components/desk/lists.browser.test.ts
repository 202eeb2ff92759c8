import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { Layout } from '../../../server/admission/admission.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/desk/lists/lists-panel.ts';
import type { ListsServer } from '../../../web-components/desk/lists/lists-server.ts';
import { printList } from '../../../web-components/desk/lists/print-list.ts';
import '../../../web-components/styles/page.css';

vi.mock('../../../web-components/desk/lists/print-list.ts', () => ({ printList: vi.fn() }));

const name = (en: string) => ({ en });
const layout = {
  zones: [{ id: 'hall', name: name('Hall') }],
  gates: [{ id: 'south', name: name('South Gate') }],
  lanes: [{ id: 'south-1', gateId: 'south', number: 1, isOpen: true, direction: 'in' }],
} as unknown as Layout;
const choir = '01a1f7f8-0000-7000-8000-0000000000c1';
const at = '2026-11-20T08:00:00.000Z';
const listOf = (people: number) => ({ at, zones: [{ id: 'hall', name: name('Hall'), people, groups: [] }] });
const device = '01a1f7f8-0000-7000-8000-0000000000d1';

let server: { [verb in keyof ListsServer]: ReturnType<typeof vi.fn> };

beforeEach(async () => {
  await page.viewport(1280, 800);
  server = {
    layout: vi.fn(async () => layout),
    assembly: vi.fn(async () => listOf(1_204)),
    gate: vi.fn(async () => ({ at, day: '2026-11-20', gate: layout.gates[0], zone: layout.zones[0], people: [{}] })),
    groups: vi.fn(async () => [{ id: choir, name: 'Choir', members: 3 }]),
    group: vi.fn(),
    find: vi.fn(async () => ({ delegates: [] })),
    admit: vi.fn(async () => ({ group: { id: choir, name: 'Choir' }, admitted: 3, members: [] })),
    deviceAt: vi.fn(async () => device),
  };
  render(html`<cw-lists-panel .server=${server as unknown as ListsServer}></cw-lists-panel>`, document.body);
  await expect.element(page.getByRole('option', { name: /^Choir/ })).toBeInTheDocument();
});
afterEach(() => {
  vi.useRealTimers();
  vi.mocked(printList).mockReset();
  render(html``, document.body);
});

const press = (button: string) => page.getByRole('button', { name: button, exact: true }).click();
/** Words that stand on the page and are not only its markup. */
const stands = (words: string | RegExp) => expect.element(page.getByText(words)).toBeVisible();

describe('a list that was asked for', () => {
  it('is said to have gone to the print dialog, for how many and when, and never to be printed', async () => {
    await press('Print who is inside');
    await stands(/^Sent to the print dialog: 1,204 people\.$/);
    await stands(/^Sent to the print dialog at \d\d:\d\d\.$/);
    expect(printList).toHaveBeenCalledOnce();
    await expect.element(page.getByText(/\bprinted\b/i)).not.toBeInTheDocument();
  });

  it('counts one person as one', async () => {
    await press('Print the list for the gate');
    await stands(/^Sent to the print dialog: 1 person\.$/);
    await expect.element(page.getByText(/^Sent to the print dialog at/)).not.toBeInTheDocument();
  });

  it('is due again after an hour, until the next is asked for', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await press('Print who is inside');
    await stands(/^Sent to the print dialog at \d\d:\d\d\.$/);
    vi.advanceTimersByTime(3_600_000);
    await stands(/^Sent to the print dialog at \d\d:\d\d: the next one is due\.$/);
    await press('Print who is inside');
    await stands(/^Sent to the print dialog at \d\d:\d\d\.$/);
  });

  it('that the server does not give is not said to have gone anywhere', async () => {
    const refused = { type: 'about:blank', title: '', status: 403, code: 'request.role_needed' };
    server.assembly.mockRejectedValue(new ApiProblem(refused));
    await press('Print who is inside');
    await stands('Your role may not do this.');
    expect(printList).not.toHaveBeenCalled();
    await expect.element(page.getByText(/^Sent to the print dialog/)).not.toBeInTheDocument();
  });
});

describe('a group to admit', () => {
  const group = page.getByRole('combobox', { name: 'Group' });

  it('has to be chosen, which is said beside its field and read out with it', async () => {
    await press('Admit the group');
    await stands('Choose a group.');
    await expect.element(group).toHaveAccessibleDescription('Choose a group.');
    const [said, field] = [page.getByText('Choose a group.').element(), group.element()].map((one) =>
      one.getBoundingClientRect(),
    );
    expect(said!.top - field!.bottom).toBeGreaterThanOrEqual(0);
    expect(said!.top - field!.bottom).toBeLessThan(24);
    expect(Math.abs(said!.left - field!.left)).toBeLessThan(24);
    expect(server.admit).not.toHaveBeenCalled();
  });

  it('once chosen is admitted, and nothing is said to be missing any more', async () => {
    await press('Admit the group');
    await stands('Choose a group.');
    await group.selectOptions(choir);
    await expect.element(page.getByText('Choose a group.')).not.toBeInTheDocument();
    await press('Admit the group');
    await expect.poll(() => server.admit.mock.lastCall?.[0].by).toEqual({ kind: 'group', groupId: choir });
  });
});
