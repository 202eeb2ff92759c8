import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type {
  BadgeSummary,
  DelegateDetails,
  ImportFault,
  ImportOutcome,
} from '../../../server/registration/registration.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/desk/badges-panel.ts';
import type { DeskServer } from '../../../web-components/desk/desk-server.ts';
import { faultsFile } from '../../../web-components/desk/faults-file.ts';
import '../../../web-components/desk/find-panel.ts';
import '../../../web-components/desk/import-panel.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

let server: { [verb in keyof DeskServer]: ReturnType<typeof vi.fn> };
let people: DelegateDetails[];
let say: (frame: unknown) => void;

const badge = (serial: number, changes: Partial<BadgeSummary> = {}): BadgeSummary => ({
  serial,
  number: `${serial}-4`,
  medium: 'printed',
  issuedAt: '2026-11-18T08:00:00.000Z',
  validFrom: '2026-11-19T00:00:00.000Z',
  validUntil: '2026-11-28T00:00:00.000Z',
  ...changes,
});

function person(n: number, name: string, nameLatin: string): DelegateDetails {
  return {
    ...{ id: `01a1f7f8-0000-7000-8000-00000000000${n}`, name, nameLatin, country: 'CN', category: 'speaker' },
    ...{ affiliation: 'River Institute', status: 'approved', isVerified: n === 1, badgeMedia: ['printed'] },
    ...{ externalReference: `EXT-${n}`, email: `p${n}@delegates.example`, badges: [badge(10_000 + n)] },
  };
}

const outcome = (changes: Partial<ImportOutcome> = {}): ImportOutcome => ({
  ...{ importId: '01a1f7f8-0000-7000-8000-0000000000ff', fileName: 'delegates.csv', rowsRead: 3, created: 2 },
  ...{ changed: 1, unchanged: 0, faultCount: 0, faults: [], startedAt: '2026-11-20T08:00:00.000Z', tookMs: 1200 },
  ...changes,
});

beforeEach(async () => {
  await page.viewport(1280, 800);
  replacePageClient(
    new LiveClient({
      open: ({ onOpen, onText }) => {
        say = (frame) => onText(JSON.stringify(frame));
        queueMicrotask(onOpen);
        return { send: () => undefined, close: () => undefined };
      },
    }),
  );
  people = [
    person(1, '严清越', 'Yan Qingyue'),
    person(2, 'Янина Ковальчук', 'Yanina Kavalchuk'),
    person(3, 'Yán', 'Yán'),
  ];
  server = {
    findDelegates: vi.fn(async (search: string) => ({
      delegates: people.filter(({ nameLatin }) => nameLatin.toLowerCase().includes(search)),
    })),
    delegate: vi.fn(async (id: string) => people.find((each) => each.id === id)),
    issueBadge: vi.fn(async () => badge(10_009, { medium: 'phone' })),
    reissueBadge: vi.fn(async () => badge(10_009)),
    revokeBadge: vi.fn(async () => badge(10_001)),
    qrAddress: vi.fn(() => 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'),
    badgeCounts: vi.fn(async () => ({
      media: [
        { medium: 'phone', good: 4, missing: 3 },
        { medium: 'printed', good: 7, missing: 0 },
      ],
    })),
    issueMissing: vi.fn(async () => ({ issued: 3 })),
    importFile: vi.fn(async () => outcome()),
    pastImports: vi.fn(async () => []),
  };
});
afterEach(() => render(html``, document.body));

const asServer = () => server as unknown as DeskServer;

async function openFind(mayIssue = true) {
  render(html`<cw-find-panel .server=${asServer()} .mayIssue=${mayIssue}></cw-find-panel>`, document.body);
  await expect.element(page.getByText('3 people')).toBeVisible();
  return document.querySelector('cw-find-panel')!;
}
const openImport = () => render(html`<cw-import-panel .server=${asServer()}></cw-import-panel>`, document.body);
const chooseFile = (text = 'reference\n') =>
  userEvent.upload(page.getByLabelText('File of delegates'), new File([text], 'delegates.csv', { type: 'text/csv' }));

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

  it('opens the holder of a badge that a scanner reads, and is ready for the next', async () => {
    await openFind();
    server.findDelegates.mockImplementation(async () => ({ delegates: [people[0]] }));
    await userEvent.keyboard('0400ABCDEF{Enter}');
    await expect.element(page.getByText('p1@delegates.example')).toBeVisible();
    await expect.poll(focused).toBe('search');
    expect(server.findDelegates.mock.lastCall?.[0]).toBe('0400ABCDEF');
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
    await vi.waitFor(() => expect(server.revokeBadge).toHaveBeenCalledExactlyOnceWith(10_001, 'Left on the boat'));
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
    await vi.waitFor(() => expect(server.issueBadge).toHaveBeenCalledExactlyOnceWith(people[0]!.id, 'phone'));
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

describe('importing a file', () => {
  const faults: ImportFault[] = [
    { line: 118, column: 'country', found: 'UK', code: 'country_unknown', needed: 'en', hint: 'GB' },
    { line: 1990, column: 'reference', found: '=1+1', code: 'reference_repeated', needed: 'en', hint: '418' },
    { line: 2000, column: 'shoe_size', found: '', code: 'from_the_future', needed: 'Something new' },
  ];

  it('follows how far the server is, and says what came in', async () => {
    let finish: (outcome: ImportOutcome) => void = () => undefined;
    server.importFile.mockImplementation(() => new Promise((resolve) => (finish = resolve)));
    openImport();
    await chooseFile();
    await expect.element(page.getByRole('heading', { name: 'Reading' })).toBeVisible();
    const importId = server.importFile.mock.calls[0]![0];
    const state = { phase: 'reading', bytesRead: 50, bytesTotal: 100, rowsRead: 1412, faultCount: 2 };
    say({ type: 'snapshot', key: `import?importId=${importId}`, revision: ['t', 1], declared: 'first', state });
    await expect.element(page.getByText('1,412 rows read.')).toBeVisible();
    finish(outcome());
    await expect.element(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    await expect.element(page.getByText('All 3 rows are in.')).toBeVisible();
  });

  it('lists faults by line and column in the words of the page, and takes the mended file', async () => {
    server.importFile.mockResolvedValueOnce(outcome({ faultCount: 3, faults, created: 0, changed: 0 }));
    openImport();
    await chooseFile();
    await expect.element(page.getByRole('heading', { name: 'Nothing was imported' })).toBeVisible();
    await expect
      .element(page.getByRole('row', { name: '118 country UK Two letters of ISO 3166, here GB' }))
      .toBeVisible();
    await expect.element(page.getByText('A reference of its own: line 418 has the same one')).toBeVisible();
    await expect.element(page.getByText('Something new')).toBeVisible();
    expect(await axeFaults(document.querySelector('cw-import-panel')!)).toEqual([]);
    await chooseFile();
    await expect.element(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  });

  it('hands out the faults as a file in which nothing is a formula', async () => {
    const bytes = await faultsFile(faults.slice(0, 2)).arrayBuffer();
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      [
        '\ufeffline,column,found,needed',
        '118,country,UK,"Two letters of ISO 3166, here GB"',
        "1990,reference,'=1+1,A reference of its own: line 418 has the same one",
        '',
      ].join('\r\n'),
    );
  });

  it('stops when told to, and says that nothing came in', async () => {
    server.importFile.mockImplementation(
      (_id: string, _file: File, signal: AbortSignal) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    openImport();
    await chooseFile();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.element(page.getByRole('heading', { name: 'Stopped' })).toBeVisible();
  });

  it('says why a file was not taken at all', async () => {
    const problem = {
      type: '',
      title: 'Another import is under way.',
      status: 409,
      code: 'registration.import_under_way',
    };
    server.importFile.mockRejectedValueOnce(new ApiProblem(problem));
    openImport();
    await chooseFile();
    await expect.element(page.getByText('Another import is under way.')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  });
});
