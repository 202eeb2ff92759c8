import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { LetterInTrouble } from '../../../server/registration/letters/letters.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/letters/letters-in-trouble.ts';
import type { LettersServer } from '../../../web-components/letters/letters-server.ts';
import '../../../web-components/organiser/invitations-panel.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const returned: LetterInTrouble = {
  id: '019a9f00-0000-7000-8000-00000000000a',
  kind: 'invitation',
  state: 'returned',
  toAddress: 'mira@delegates.exampel',
  locale: 'en',
  writtenAt: '2026-11-20T08:00:00Z',
  sentAt: '2026-11-20T08:00:05Z',
  attempts: 1,
  failure: '5.1.1 No such mailbox',
  delegate: {
    id: '019a9f00-0000-7000-8000-00000000000b',
    name: 'Mira Okafor',
    nameLatin: 'Mira Okafor',
    email: 'mira@delegates.exampel',
    revision: 4,
  },
};

let server: { [verb in keyof LettersServer]: ReturnType<typeof vi.fn> };

beforeEach(() => {
  server = {
    trouble: vi.fn(async () => ({ letters: [returned] })),
    again: vi.fn(async () => ({ ...returned, state: 'due' })),
    counts: vi.fn(async () => ({ chosen: 12, alreadyInvited: 5 })),
    invite: vi.fn(async () => ({ written: 7 })),
    preview: vi.fn(async ({ locale }) => ({ subject: `Subject ${locale}`, text: '<b>plain</b>', html: '' })),
    groups: vi.fn(async () => [{ id: '019a9f00-0000-7000-8000-00000000000c', name: 'Film crew' }]),
  };
});
afterEach(() => render(html``, document.body));

const asServer = () => server as unknown as LettersServer;
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());

describe('a letter that did not arrive', () => {
  const open = () => {
    render(html`<cw-letters-in-trouble .server=${asServer()}></cw-letters-in-trouble>`, document.body);
    return document.querySelector('cw-letters-in-trouble')!;
  };

  it('tells whose it was and what the other mail server said', async () => {
    const element = open();
    await shown('Mira Okafor').toBeVisible();
    await shown('5.1.1 No such mailbox').toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('goes to a mended address, with the revision that was seen', async () => {
    open();
    const address = screen.getByRole('textbox', { name: 'Send it again to' });
    await userEvent.fill(address, 'mira@delegates.example');
    server.trouble.mockResolvedValue({ letters: [] });
    await userEvent.keyboard('{Enter}');
    await shown('It was sent again to mira@delegates.example.').toBeVisible();
    expect(server.again).toHaveBeenCalledExactlyOnceWith(returned.id, {
      toAddress: 'mira@delegates.example',
      revision: 4,
    });
    await shown(/No letter came back/).toBeVisible();
  });

  it('that somebody else has mended meanwhile says so', async () => {
    const code = 'registration.changed_meanwhile';
    server.again.mockRejectedValue(new ApiProblem({ type: 'about:blank', title: code, status: 409, code }));
    open();
    await screen.getByRole('button', { name: 'Send again to Mira Okafor' }).click();
    await shown(/Somebody changed this meanwhile/).toBeVisible();
  });
});

describe('letters that were not taken', () => {
  const givenUp = (n: number, failure: string): LetterInTrouble => ({
    ...returned,
    ...{ id: `019a9f00-0000-7000-8000-0000000001${n}`, state: 'given_up', failure },
  });

  it('are all sent again, page by page, but for those whose address was refused', async () => {
    const [a, b, c] = [11, 12, 13].map((n) => givenUp(n, '5.7.1 Client host blocked'));
    const nobody = givenUp(14, '5.1.1 No such mailbox');
    server.trouble.mockImplementation(async (after?: string) =>
      after ? { letters: [c] } : { letters: [a, b, nobody, returned], next: b?.id },
    );
    server.again.mockRejectedValueOnce(new Error('this one not'));
    render(html`<cw-letters-in-trouble .server=${asServer()}></cw-letters-in-trouble>`, document.body);
    await screen.getByRole('button', { name: 'Send all again' }).click();
    await shown('Sent again: 2.').toBeVisible();
    expect(server.again.mock.calls).toEqual([a, b, c].map((letter) => [letter?.id, {}]));
  });

  it('can be sent again alone where there is one', async () => {
    server.trouble.mockResolvedValue({ letters: [givenUp(11, '5.7.1 Client host blocked'), returned] });
    render(html`<cw-letters-in-trouble .server=${asServer()}></cw-letters-in-trouble>`, document.body);
    await shown('5.7.1 Client host blocked').toBeVisible();
    expect(screen.getByRole('button', { name: 'Send all again' }).query()).toBeNull();
  });
});

describe('invitations', () => {
  const open = () => {
    render(html`<cw-invitations-panel .server=${asServer()}></cw-invitations-panel>`, document.body);
    return document.querySelector('cw-invitations-panel')!;
  };

  it('say how many they go to before they go, and how many went', async () => {
    const element = open();
    await shown('Not written to yet: 7 of 12. They get the letter.').toBeVisible();
    expect(await axeFaults(element)).toEqual([]);
    await screen.getByRole('button', { name: 'Send invitations' }).click();
    await screen.getByRole('button', { name: 'Send', exact: true }).click();
    await shown('Letters written: 7. Sending takes its time.').toBeVisible();
    expect(server.invite).toHaveBeenCalledExactlyOnceWith({ statuses: ['invited'] });
  });

  it('go to the categories and the group that are chosen', async () => {
    open();
    await screen.getByRole('checkbox', { name: 'Staff' }).click();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Group' }), 'Film crew');
    await screen.getByRole('radio', { name: /^Approved/ }).click();
    const categories = ['attendee', 'speaker', 'media', 'official', 'exhibitor', 'medical'];
    const choice = { statuses: ['approved'], categories, groupId: '019a9f00-0000-7000-8000-00000000000c' };
    await expect.poll(() => server.counts.mock.lastCall).toEqual([choice]);
  });

  it('can be read before, in each language, as text', async () => {
    open();
    await shown('Subject en').toBeVisible();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'The letter, in' }), 'العربية');
    await shown('Subject ar').toBeVisible();
    await shown('<b>plain</b>').toBeVisible();
  });

  it('are not sent when everybody has one', async () => {
    server.counts.mockResolvedValue({ chosen: 12, alreadyInvited: 12 });
    open();
    await shown('Everybody of this choice has been written to: 12.').toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Send invitations' })).toBeDisabled();
  });
});
