import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DelegateDetails } from '../../../server/registration/delegates/delegates.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/desk/badges-panel.ts';
import type { DeskServer } from '../../../web-components/desk/desk-server.ts';
import '../../../web-components/desk/find-panel.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { badge, type FakeServer, person, serverWith } from './fake-desk.ts';

let server: FakeServer;
let people: DelegateDetails[];

beforeEach(async () => {
  await page.viewport(1280, 800);
  people = [
    person(1, '严清越', 'Yan Qingyue'),
    person(2, 'Янина Ковальчук', 'Yanina Kavalchuk'),
    person(3, 'Yán', 'Yán'),
  ];
  server = serverWith(people);
});
afterEach(() => render(html``, document.body));

const asServer = () => server as unknown as DeskServer;

async function openFind(mayIssue = true) {
  render(html`<cw-find-panel .server=${asServer()} .mayIssue=${mayIssue}></cw-find-panel>`, document.body);
  await expect.element(page.getByText('3 people')).toBeVisible();
  return document.querySelector('cw-find-panel')!;
}

/** What has the focus, through all shadow roots: its text, or its role for a field. */
function focused(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLInputElement ? element.type : (element?.textContent?.trim() ?? '');
}

describe('finding a person', () => {
  it('goes from the search to the list and to the person by keyboard alone, and back', async () => {
    await openFind();
    await userEvent.keyboard('yan{ArrowDown}{ArrowDown}{Enter}');
    await expect.poll(focused).toBe('Янина Ковальчук');
    await expect.element(page.getByText('p2@delegates.example')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(focused).toMatch(/^Янина Ковальчук\s+Yanina Kavalchuk$/);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.poll(focused).toBe('search');
  });

  it.each([1280, 390])(
    'shows at %i the photograph beside the name, large enough for a face, above what is wrong',
    async (width) => {
      await page.viewport(width, 800);
      await openFind();
      await userEvent.keyboard('yan{ArrowDown}{Enter}');
      await expect.element(page.getByText('p1@delegates.example')).toBeVisible();
      const panel = document.querySelector('cw-find-panel')?.shadowRoot?.querySelector('cw-person-panel')?.shadowRoot;
      const boxOf = (element: Element | null | undefined) => element!.getBoundingClientRect();
      const frame = panel?.querySelector('cw-person-photograph')?.shadowRoot?.querySelector('cw-photograph');
      const [photograph, name] = [boxOf(frame), boxOf(panel?.querySelector('h2'))];
      expect(photograph.width).toBeGreaterThanOrEqual(150);
      expect(name.left).toBeGreaterThan(photograph.right);
      expect(name.top).toBeLessThan(photograph.bottom);
      expect(boxOf(panel?.querySelector('cw-person-acts')).top).toBeGreaterThanOrEqual(photograph.bottom);
    },
  );

  it.each([1440, 1280, 390])(
    'moves neither the field nor what is beside it at %i, whatever is counted',
    async (width) => {
      await page.viewport(width, 800);
      await openFind();
      const places = () =>
        [page.getByRole('searchbox'), page.getByRole('button', { name: /^Register somebody/ })].map((each) =>
          each.element().getBoundingClientRect().toJSON(),
        );
      const before = places();
      server.findDelegates.mockImplementation(async () => ({ delegates: people }));
      await userEvent.keyboard('yan');
      await expect.element(page.getByText(/any script, accents ignored/)).toBeVisible();
      expect(places()).toEqual(before);
      server.findDelegates.mockImplementation(async () => ({ delegates: [] }));
      await userEvent.keyboard('x');
      await expect.element(page.getByText('Nobody', { exact: true })).toBeVisible();
      expect(places()).toEqual(before);
    },
  );

  it('opens the holder of a badge that a scanner reads, and is ready for the next', async () => {
    await openFind();
    server.findDelegates.mockImplementation(async () => ({ delegates: [people[0]] }));
    await userEvent.keyboard('0400ABCDEF{Enter}');
    await expect.element(page.getByText('p1@delegates.example')).toBeVisible();
    expect(server.findDelegates.mock.lastCall?.[0]).toBe('0400ABCDEF');
    await expect.poll(focused).toBe('严清越');
    const heading = document
      .querySelector('cw-find-panel')
      ?.shadowRoot?.querySelector('cw-person-panel')
      ?.shadowRoot?.querySelector('h2');
    for (const key of ['0', 'r']) {
      heading?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    }
    await expect.poll(focused).toBe('search');
    expect(server.reissueBadge).not.toHaveBeenCalled();
  });

  it('shows the answer to what was typed last, though an earlier one comes after it', async () => {
    await openFind();
    let answerFirst: (page: unknown) => void = () => undefined;
    server.findDelegates.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
    await userEvent.keyboard('x{Enter}');
    await userEvent.keyboard('{End}{Backspace}qing{Enter}');
    await expect.element(page.getByText('1 person')).toBeVisible();
    answerFirst({ delegates: [] });
    await expect.element(page.getByText('1 person')).toBeVisible();
  });

  it('says that nobody is found, and hides who was', async () => {
    await openFind();
    await page.getByRole('button', { name: /严清越/ }).click();
    await expect.element(page.getByRole('heading', { name: '严清越' })).toBeVisible();
    await page.getByRole('searchbox').fill('qqanwe');
    await expect.element(page.getByRole('heading', { name: 'Nobody matches “qqanwe”' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: '严清越' })).not.toBeInTheDocument();
  });

  it('sets names that are only similar apart, and says how many', async () => {
    await openFind();
    const [first, second, third] = people;
    const delegates = [
      { ...first, match: 'word' },
      { ...second, match: 'similar' },
      { ...third, match: 'similar' },
    ];
    server.findDelegates.mockImplementation(async () => ({ delegates }));
    await userEvent.keyboard('yan');
    await expect.element(page.getByText('1 found, and 2 similar names')).toBeVisible();
    const rows = page
      .getByRole('row')
      .elements()
      .map((row) => row.textContent?.trim().replace(/\s+/g, ' '));
    expect(rows[2]).toBe('Similar names');
    expect(rows[3]).toContain('Янина Ковальчук');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(focused).toMatch(/^Янина/);
  });

  it('says what went wrong and asks again', async () => {
    await openFind();
    server.findDelegates.mockRejectedValueOnce(
      new ApiProblem({ type: '', title: 'Away.', status: 503, code: 'x.away' }),
    );
    await userEvent.keyboard('yan{Enter}');
    await expect.element(page.getByText('Away.')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.element(page.getByText('Away.')).not.toBeInTheDocument();
  });

  it.each([
    [1280, 800],
    [390, 844],
  ])('has nothing for axe to say at %i by %i', async (width, height) => {
    await page.viewport(width, height);
    const panel = await openFind();
    await userEvent.keyboard('yan{Enter}');
    await expect.element(page.getByText('p1@delegates.example')).toBeVisible();
    expect(await axeFaults(panel)).toEqual([]);
  });
});

describe('badges of a person', () => {
  const choose = async (mayIssue = true) => {
    await openFind(mayIssue);
    await page.getByRole('button', { name: /严清越/ }).click();
    await expect.element(page.getByText('10001-4')).toBeVisible();
  };

  it('are revoked with a reason, never without', async () => {
    await choose();
    await page.getByRole('button', { name: 'Revoke…' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect.element(page.getByText('Say why: it is kept with your name.')).toBeVisible();
    expect(server.revokeBadge).not.toHaveBeenCalled();
    await page.getByLabelText('Another reason').click();
    await userEvent.keyboard('Left on the boat');
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await vi.waitFor(() => expect(server.revokeBadge).toHaveBeenCalledExactlyOnceWith(10_001, 'Left on the boat'), {
      timeout: 15_000,
    });
  });

  it('are reissued, and the old one then says what took its place', async () => {
    await choose();
    server.reissueBadge.mockImplementation(async () => {
      const revoked = { revokedAt: '2026-11-20T08:00:00.000Z', revokedBecause: 'Lost', replacedBy: 10_009 };
      people[0] = { ...people[0]!, badges: [badge(10_009), badge(10_001, revoked)] };
      return badge(10_009);
    });
    await page.getByRole('button', { name: 'Reissue…' }).click();
    await page.getByLabelText('Lost').click();
    await page.getByRole('button', { name: 'Reissue', exact: true }).click();
    await expect.element(page.getByText(/^Replaced by 10009-/)).toBeVisible();
  });

  it('are issued for what the person has none of', async () => {
    await choose();
    await expect.element(page.getByRole('button', { name: 'Issue printed' })).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Issue for phone' }).click();
    await vi.waitFor(() => expect(server.issueBadge).toHaveBeenCalledExactlyOnceWith(people[0]!.id, 'phone'), {
      timeout: 15_000,
    });
  });

  it('show their code', async () => {
    await choose();
    await page.getByRole('button', { name: 'Show the code' }).click();
    await expect.element(page.getByRole('dialog', { name: 'Badge 10001-4' })).toBeVisible();
    await expect.element(page.getByRole('img', { name: 'Code of badge 10001-4' })).toBeVisible();
  });

  it('can be revoked by a supervisor, who issues none', async () => {
    await choose(false);
    await expect.element(page.getByRole('button', { name: 'Revoke…' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Reissue…' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Issue for phone' })).not.toBeInTheDocument();
  });

  it('are issued to all who have none', async () => {
    render(html`<cw-badges-panel .server=${asServer()}></cw-badges-panel>`, document.body);
    await page.getByRole('button', { name: 'Issue the 3 missing' }).click();
    await expect.element(page.getByText('3 badges were issued.')).toBeVisible();
    expect(server.issueMissing).toHaveBeenCalledExactlyOnceWith('phone');
    expect(await axeFaults(document.querySelector('cw-badges-panel')!)).toEqual([]);
  });
});
