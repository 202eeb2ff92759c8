import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ImportFault, ImportOutcome } from '../../../server/registration/import/import.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { DeskServer } from '../../../web-components/desk/desk-server.ts';
import { faultsFile } from '../../../web-components/desk/faults-file.ts';
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
        '\ufeffLine,Column,Found,Needed',
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
