import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { GroupDetails, GroupMember } from '../../../../server/registration/groups/groups.contract.ts';
import '../../../../web-components/desk/groups/groups-panel.ts';
import type { GroupsServer } from '../../../../web-components/desk/groups/groups-server.ts';
import '../../../../web-components/styles/page.css';
import { axeFaults } from '../../../support/axe.ts';

const member = (n: number, name: string, changes: Partial<GroupMember> = {}): GroupMember => ({
  ...{ id: `01a1f7f8-0000-7000-8000-00000000000${n}`, revision: n, reference: `R-${n}`, name, nameLatin: name },
  ...{ country: 'JO', category: 'official', standing: 'waiting', isVerified: false },
  ...changes,
});

let group: GroupDetails;
let server: { [verb in keyof GroupsServer]: ReturnType<typeof vi.fn> };

beforeEach(async () => {
  await page.viewport(1280, 800);
  group = {
    ...{
      id: '01a1f7f8-0000-7000-8000-0000000000aa',
      name: 'Delegation of the River Towns',
      changedAt: '2026-11-01T00:00:00Z',
    },
    ...{ members: 3, waiting: 2, approved: 1, verified: 1, inside: 1 },
    memberList: [
      member(1, 'Rana Haddad', { standing: 'approved', isVerified: true, zoneId: 'town' }),
      member(2, 'Sami Nasser'),
      member(3, 'Lina Odeh'),
    ],
  };
  server = {
    list: vi.fn(async () => [group]),
    make: vi.fn(async (name: string) => ({ ...group, name })),
    look: vi.fn(async () => group),
    change: vi.fn(async () => group),
    changeMembers: vi.fn(async () => group),
    decide: vi.fn(async (_id: string, { members }: { members: { id: string; revision: number }[] }) => ({
      answers: members.map(({ id, revision }) => ({
        outcome: 'done',
        id,
        revision,
        standing: 'approved',
        category: 'official',
      })),
      movedUp: 0,
    })),
    findDelegates: vi.fn(async () => ({
      delegates: [{ ...member(4, 'Omar Farah'), badgeMedia: [], status: 'approved' }],
    })),
  };
});
afterEach(() => render(html``, document.body));

async function open() {
  render(html`<cw-groups-panel .server=${server as unknown as GroupsServer}></cw-groups-panel>`, document.body);
  await expect.element(page.getByText('Approved 1 of 3, verified 1, inside 1.')).toBeVisible();
  return document.querySelector('cw-groups-panel')!;
}

it('all who wait are approved at once, with the revisions seen', async () => {
  await open();
  await page.getByRole('button', { name: 'Approve all 2 who wait' }).click();
  await expect.element(page.getByText('2 approved.')).toBeVisible();
  const [id, decision] = server.decide.mock.lastCall!;
  expect(id).toBe(group.id);
  expect(decision).toEqual({
    decision: 'approved',
    members: [2, 3].map((n) => ({ id: member(n, '').id, revision: n })),
  });
});

it('none is declined without a word', async () => {
  await open();
  await page.getByRole('button', { name: 'Decline 2…' }).click();
  await page.getByRole('button', { name: /^Decline 2 / }).click();
  await expect.element(page.getByText(/^Write what they will read/)).toBeVisible();
  expect(server.decide).not.toHaveBeenCalled();
});

it('one of them is named as the head', async () => {
  await open();
  await page.getByRole('button', { name: 'Name Sami Nasser as the head' }).click();
  await vi.waitFor(
    () => expect(server.change).toHaveBeenCalledExactlyOnceWith(group.id, { headId: member(2, '').id }),
    { timeout: 15_000 },
  );
});

it('somebody is found and taken in, another is taken out', async () => {
  await open();
  await page.getByRole('searchbox').fill('omar');
  await userEvent.keyboard('{Enter}');
  await page.getByRole('button', { name: 'Take in' }).click();
  await vi.waitFor(() => expect(server.changeMembers.mock.lastCall).toEqual([group.id, { add: [member(4, '').id] }]), {
    timeout: 15_000,
  });
  await page.getByRole('button', { name: 'Take Lina Odeh out of the group' }).click();
  await vi.waitFor(
    () => expect(server.changeMembers.mock.lastCall).toEqual([group.id, { remove: [member(3, '').id] }]),
    { timeout: 15_000 },
  );
});

it('a new group is made by its name', async () => {
  await open();
  await page.getByRole('textbox', { name: 'Name of a new group' }).fill('Choir');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(server.make).toHaveBeenCalledExactlyOnceWith('Choir'), { timeout: 15_000 });
});

it.each([
  [1280, 800],
  [390, 844],
])('axe has nothing to say of it at %i by %i', async (width, height) => {
  await page.viewport(width, height);
  render(html`<cw-groups-panel .server=${server as unknown as GroupsServer}></cw-groups-panel>`, document.body);
  await page.getByRole('button', { name: /^Delegation/ }).click();
  await expect.element(page.getByRole('heading', { name: group.name })).toBeVisible();
  expect(await axeFaults(document.querySelector('cw-groups-panel')!)).toEqual([]);
});
