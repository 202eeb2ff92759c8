import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { openBrowser, openWindow, scanWith } from './journey.ts';

const delegates = [
  'reference,name,name_latin,country,category,affiliation,email',
  'R-1,نديرة الخزرجي,Nadira Al-Khazraji,MA,media,Bahr Radio,nadira@delegates.example',
  'R-2,林渡川,Lin Duchuan,CN,speaker,Weft and Warp,lin@delegates.example',
].join('\r\n');
const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;

interface Answered {
  waiting: number;
  badges: { token: string }[];
}

/** The office's window, with two approved delegates who have badges of both kinds. */
async function openOffice(): Promise<{
  page: Page;
  ask: (method: string, path: string, data?: unknown) => Promise<Answered>;
}> {
  const server = await startServer({ dataFolder: await temporaryFolder() });
  await until(() => firstLink.test(server.output()));
  const page = await openWindow(await openBrowser(), server.output().match(firstLink)?.[0] ?? '', '/desk/');
  const send = async (method: string, path: string, data: unknown, type: string) => {
    const headers = { origin: server.origin, 'content-type': type };
    const answer = await page.request.fetch(`${server.origin}${path}`, { method, data: data as string, headers });
    expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const ask = (method: string, path: string, data?: unknown) => send(method, path, data, 'application/json');
  const [startsAt, endsAt] = [-1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  await ask('PUT', '/api/conference', { name: { en: 'Small Conference' }, timeZone: 'UTC', startsAt, endsAt });
  await send('POST', `/api/delegates/imports?importId=${crypto.randomUUID()}&fileName=a.csv`, delegates, 'text/csv');
  for (const medium of ['phone', 'printed']) await ask('POST', '/api/badges/issue-missing', { medium });
  return { page, ask };
}

/** What the browser would hand to a printer: pages and their size in millimetres. */
async function onPaper(page: Page) {
  const library = await PDFiumLibrary.init();
  const file = await library.loadDocument(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const sizes = [...file.pages()].map((each) => {
    const { originalWidth, originalHeight } = each.getOriginalSize();
    return [originalWidth, originalHeight].map((points) => Math.round((points * 25.4) / 72));
  });
  library.destroy();
  return sizes;
}

test('the desk prints what was never printed, each badge on its own A6, and a kiosk sends to a station first', async () => {
  const { page, ask } = await openOffice();
  const faults: string[] = [];
  page.context().on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.context().addInitScript('window.print = () => { window.printed = (window.printed ?? 0) + 1; };');
  await page.goto(new URL('/desk/#badges', page.url()).href);
  await page.getByText('2 badges were never printed.').waitFor();
  const [printer] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Print the next 2 here' }).click(),
  ]);
  await until(() => printer.evaluate(() => (window as { printed?: number }).printed === 1));
  expect(await onPaper(printer)).toEqual([
    [105, 148],
    [105, 148],
  ]);
  await printer.close();
  expect((await ask('GET', '/api/badges/print-queue')).waiting).toBe(0);

  const { badges } = await ask('GET', '/api/badges?medium=phone&limit=1');
  await page.goto(new URL('/kiosk/', page.url()).href);
  await page.getByRole('heading', { name: 'Show the badge on your phone' }).waitFor();
  await until(async () => {
    await scanWith(page, badges[0]?.token ?? '');
    return page.getByRole('heading', { name: 'First to a verification station' }).isVisible();
  });
  // Neither page needs what the content security policy forbids.
  expect(faults.filter((text) => /Content Security Policy/.test(text))).toEqual([]);
});
