import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ImportFault } from '../../../server/registration/import/import.contract.ts';
import type { FileSurvey } from '../../../server/registration/import/mapping.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { DeskServer } from '../../../web-components/desk/desk-server.ts';
import { faultsFile } from '../../../web-components/desk/faults-file.ts';
import type { FileAnswer, FileTerms } from '../../../web-components/desk/import-file.ts';
import '../../../web-components/desk/import-panel.ts';
import { LiveClient } from '../../../web-components/live/live-client.ts';
import { replacePageClient } from '../../../web-components/live/page-client.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { type FakeServer, outcome, serverWith } from './fake-desk.ts';

let server: FakeServer;
let say: (frame: unknown) => void;

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
  server = serverWith([]);
});
afterEach(() => render(html``, document.body));

const asServer = () => server as unknown as DeskServer;
const openImport = () => render(html`<cw-import-panel .server=${asServer()}></cw-import-panel>`, document.body);
const chooseFile = (text = 'reference\n') =>
  userEvent.upload(page.getByLabelText('File of delegates'), new File([text], 'delegates.csv', { type: 'text/csv' }));

describe('importing a file', () => {
  const faults: ImportFault[] = [
    { line: 118, column: 'country', found: 'UK', code: 'country_unknown', needed: 'en', hint: 'GB' },
    { line: 1990, column: 'reference', found: '=1+1', code: 'reference_repeated', needed: 'en', hint: '418' },
    { line: 2000, column: 'shoe_size', found: '', code: 'from_the_future', needed: 'Something new' },
  ];

  it('follows how far the server is, and says what came in', async () => {
    let finish: (answer: FileAnswer) => void = () => undefined;
    server.importFile.mockImplementation(() => new Promise((resolve) => (finish = resolve)));
    openImport();
    await chooseFile();
    await expect.element(page.getByRole('heading', { name: 'Reading' })).toBeVisible();
    const { importId } = server.importFile.mock.calls[0]![1];
    const state = { phase: 'reading', bytesRead: 50, bytesTotal: 100, rowsRead: 1412, faultCount: 2 };
    say({ type: 'snapshot', key: `import?importId=${importId}`, revision: ['t', 1], declared: 'first', state });
    await expect.element(page.getByText('1,412 rows read.')).toBeVisible();
    finish({ outcome: outcome({ isDryRun: true }) });
    await expect.element(page.getByRole('heading', { name: 'Ready to import' })).toBeVisible();
    server.importFile.mockResolvedValueOnce({ outcome: outcome() });
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
    expect(server.importFile.mock.calls.map(([, { isDryRun }]) => isDryRun)).toEqual([true, false]);
    await expect.element(page.getByText('All 3 rows are in.')).toBeVisible();
  });

  it('lists faults by line and column in the words of the page, and takes the mended file', async () => {
    const faulty = outcome({ faultCount: 3, faults, created: 0, changed: 0, isDryRun: true });
    server.importFile.mockResolvedValueOnce({ outcome: faulty });
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
    await expect.element(page.getByRole('heading', { name: 'Ready to import' })).toBeVisible();
  });

  it('shows what would change before anything does', async () => {
    const preview = {
      changed: [
        {
          ...{ reference: 'EXT-1', name: '沈望舒', nameLatin: 'Shen Wangshu' },
          changes: [
            { field: 'category', from: 'attendee', to: 'speaker' },
            { field: 'birth_date', from: '1985-03-27' },
          ],
        },
      ],
      created: [
        {
          ...{ reference: 'EXT-2', name: 'ريان القحطبي', nameLatin: 'Rayan Al-Qahtabi', country: 'OM' },
          ...{ category: 'media' as const, affiliation: 'River Times' },
        },
      ],
      kept: [
        {
          ...{ reference: 'EXT-3', name: '沈望书', nameLatin: 'Shen Wangshu' },
          changes: [{ field: 'name', from: '沈望书', to: '沈望舒' }],
        },
      ],
      ...{ keptCount: 1, badgesReissued: 2, verificationsWithdrawn: 1 },
      waitlisted: [{ category: 'media' as const, count: 1 }],
      notInFile: 4,
      readings: [{ column: 'category' as const, found: 'Press pass', read: 'media', count: 1 }],
    };
    const mapping = { id: 'indico' as const, name: 'Indico: registrants' };
    const tried = outcome({ isDryRun: true, created: 1, leftOut: 2, mapping, preview });
    server.importFile.mockResolvedValueOnce({ outcome: tried });
    openImport();
    await chooseFile();
    await expect
      .element(page.getByRole('row', { name: /沈望舒.*Category: Attendee Speaker.*Date of birth: 1985-03-27 empty/ }))
      .toBeVisible();
    await expect.element(page.getByRole('row', { name: /ريان القحطبي.*Media.*Oman.*River Times/ })).toBeVisible();
    await expect.element(page.getByRole('row', { name: 'Category Press pass Media 1' })).toBeVisible();
    await expect.element(page.getByText('4 registered people are not in this file')).toBeVisible();
    await expect.element(page.getByText('2 rows are left out.')).toBeVisible();
    await expect.element(page.getByRole('row', { name: 'Name: 沈望书 in the file: 沈望舒' })).toBeVisible();
    await expect.element(page.getByText('2 badges would say what is not so')).toBeVisible();
    await expect.element(page.getByText('1 verified person has to go to a station again.')).toBeVisible();
    await expect.element(page.getByText('Media: 1 of the new goes on the waiting list')).toBeVisible();
    expect(await axeFaults(document.querySelector('cw-import-panel')!)).toEqual([]);
    await page.getByRole('button', { name: 'Read the headings otherwise…' }).click();
    expect(server.importFile.mock.lastCall![1]).toMatchObject({ isDryRun: true, mapping: 'ask' });
  });

  it('imports nothing where nothing would change', async () => {
    server.importFile.mockResolvedValueOnce({
      outcome: outcome({ isDryRun: true, created: 0, changed: 0, unchanged: 3 }),
    });
    openImport();
    await chooseFile();
    await expect.element(page.getByRole('heading', { name: 'Nothing would change' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
  });

  it('hands out the faults as a file in which nothing is a formula', async () => {
    const bytes = await faultsFile(faults.slice(0, 2)).arrayBuffer();
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(
      [
        '\ufeffLine,Column,Found,Needed',
        '118,country,UK,"Two letters of ISO 3166, here GB"',
        "1990,reference,'=1+1,A reference of its own: line 418 has the same one",
        '',
      ].join('\r\n'),
    );
  });

  it('stops when told to, and says that nothing came in', async () => {
    server.importFile.mockImplementation(
      (_file: File, { signal }: FileTerms) =>
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

describe('saying what headings mean', () => {
  const survey: FileSurvey = {
    headings: [
      { heading: 'Nr', firstValues: ['1', '2'] },
      { heading: 'Nachname', firstValues: ['Müller'] },
      { heading: 'Vorname', firstValues: ['Jörg'] },
      { heading: 'Land', firstValues: ['Peru'] },
      { heading: 'Mail', firstValues: ['j@m.example'] },
      {
        heading: 'Karte',
        firstValues: ['Gold'],
        values: [
          { value: 'Gold', count: 4 },
          { value: 'Storno', count: 1 },
        ],
      },
      { heading: 'Essen', firstValues: [] },
    ],
    rowsRead: 5,
    proposal: {
      headings: [
        { heading: 'Nr', as: 'reference' },
        { heading: 'Vorname', as: 'name' },
        { heading: 'Nachname', as: 'name' },
        { heading: 'Land', as: 'ignore' },
        { heading: 'Mail', as: 'email' },
        { heading: 'Karte', as: 'ignore' },
        { heading: 'Essen', as: 'ignore' },
      ],
      joins: { name: 'space' },
      defaults: { category: 'attendee' },
    },
    name: 'members',
    missing: ['country'],
    questions: [{ id: 'diet', label: 'What do you eat?' }],
  };
  const openSurvey = async () => {
    server.importFile.mockResolvedValueOnce({ survey });
    openImport();
    await chooseFile();
    await expect.element(page.getByRole('heading', { name: 'What the headings mean' })).toBeVisible();
  };

  it('is asked once, by keyboard alone, and the file is then read by it', async () => {
    await openSurvey();
    // The first choice has the focus; Land is the fourth.
    await userEvent.keyboard('{Tab}{Tab}{Tab}cou{Tab}{Tab}cat');
    await expect.element(page.getByText('“Gold”')).toBeVisible();
    await userEvent.keyboard('{Tab}off{Tab}leave');
    await page.getByRole('combobox', { name: /^Essen/ }).selectOptions('What do you eat?');
    await page.getByLabelText('Remember this as').fill('Club members');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Ready to import' })).toBeVisible();
    expect(server.rememberMapping).toHaveBeenCalledExactlyOnceWith('Club members', {
      headings: [
        ...survey.proposal.headings.slice(0, 3),
        { heading: 'Land', as: 'country' },
        { heading: 'Mail', as: 'email' },
        { heading: 'Karte', as: 'category', values: { Gold: 'official', Storno: 'leave_out' } },
        { heading: 'Essen', as: 'answer', questionId: 'diet' },
      ],
      joins: { name: 'space' },
      defaults: { category: 'attendee' },
    });
    expect(server.importFile.mock.lastCall![1]).toMatchObject({
      isDryRun: true,
      mapping: expect.stringMatching(/^01a1/),
    });
  });

  it('says which column nothing fills, and which is filled twice', async () => {
    await openSurvey();
    await page.getByRole('button', { name: 'Read the file like this' }).click();
    await expect.element(page.getByText('Choose a heading for: Country')).toBeVisible();
    await page.getByRole('combobox', { name: /^Land/ }).selectOptions('Country');
    await page.getByRole('combobox', { name: /^Essen/ }).selectOptions('Date of birth');
    await page.getByRole('combobox', { name: /^Karte/ }).selectOptions('Date of birth');
    await expect.element(page.getByText('Two headings are the same thing. Ignore one of them.')).toBeVisible();
    expect(server.rememberMapping).not.toHaveBeenCalled();
  });

  it('says why it was not remembered, and keeps what was said', async () => {
    await openSurvey();
    await page.getByRole('combobox', { name: /^Land/ }).selectOptions('Country');
    const problem = { type: '', title: 'en', status: 422, code: 'registration.mapping_faulty' };
    server.rememberMapping.mockRejectedValueOnce(new ApiProblem(problem));
    await page.getByRole('button', { name: 'Read the file like this' }).click();
    await expect.element(page.getByRole('alert').filter({ hasText: 'en' })).toBeVisible();
    await expect.element(page.getByRole('combobox', { name: /^Land/ })).toHaveValue('country');
  });

  it.each([
    [1280, 800],
    [390, 844],
  ])('has nothing for axe to say at %i by %i', async (width, height) => {
    await page.viewport(width, height);
    await openSurvey();
    await page.getByRole('combobox', { name: /^Karte/ }).selectOptions('Category');
    expect(await axeFaults(document.querySelector('cw-import-panel')!)).toEqual([]);
  });
});
