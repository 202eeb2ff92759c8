import { readdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { pagesFolder } from '../../server/static-pages.ts';
import { useAtEnd } from '../support/at-end.ts';
import { startServer, temporaryFolder, until, within } from '../support/real-server.ts';
import { openBrowser, workerServes } from './journey.ts';

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;

/** The address of each page that the build has made: nobody keeps a list. */
const pages = readdirSync(pagesFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)index\.html$/.test(path))
  .map((path) => `/${path.replace(/index\.html$/, '')}`);

const atEnd = useAtEnd();
let origin: string;
/** Of the administrator. */
let link: string;
let browser: Browser;

beforeAll(async () => {
  const server = await startServer({ dataFolder: await temporaryFolder(atEnd), atEnd });
  await until(() => firstLink.test(server.output()));
  [link = ''] = server.output().match(firstLink) ?? [];
  origin = server.origin;
  browser = await openBrowser(atEnd);
});

/** All that the pages of this context break of the policy, or say as an error. */
async function listenToFaults(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  await context.exposeFunction('tellViolation', (text: string) => faults.push(text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample, sourceFile }) => {
      const { tellViolation } = globalThis as unknown as { tellViolation: (text: string) => void };
      tellViolation(`${location.pathname} breaks ${violatedDirective}: ${blockedURI} ${sample} (${sourceFile})`);
    });
  });
  context.on('weberror', (error) => faults.push(`${error.page()?.url()} ${error.error().message}`));
  context.on('console', (message) => {
    // Who is not signed in is told so by the interface, which Chromium writes down as an error of its own.
    const isAnswer = /status of 40[1349]|HTTP Authentication failed/.test(message.text());
    if (message.type() === 'error' && !isAnswer) faults.push(`${message.page()?.url()} says ${message.text()}`);
  });
  return faults;
}

/** What a browser may take to make a window, or to close some; Playwright itself would wait for ever. */
const windowMs = 30_000;
/** What a page may take to be loaded, and again to be drawn. */
const pageMs = 60_000;
/** So many pages are loaded side by side: twenty at once keep a busy machine from drawing any of them. */
const atOnce = 4;

const newWindow = (context: BrowserContext, path: string): Promise<Page> =>
  within(context.newPage(), () => `a window for ${path}`, windowMs);

const close = (context: BrowserContext, whose: string): Promise<void> =>
  within(context.close(), () => `the end of the windows of ${whose}`, windowMs);

/** Until something of the page is drawn. */
async function openOne(context: BrowserContext, path: string): Promise<void> {
  const page = await newWindow(context, path);
  await page.goto(new URL(path, origin).href);
  const isDrawn = () => (document.querySelector('body > *')?.shadowRoot?.childElementCount ?? 0) > 0;
  // Some send their reader on, to sign in.
  const isThere = () => page.evaluate(isDrawn).catch(() => false);
  await until(isThere, () => `${path}, which is at ${page.url()}`, pageMs);
}

/** Opens each page in a window of this context, which stays open. */
async function openEach(context: BrowserContext): Promise<void> {
  const waiting = [...pages];
  const openRest = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) await openOne(context, path);
  };
  await Promise.all(Array.from({ length: atOnce }, openRest));
}

/** By somebody of the staff, or by a delegate, whose link this is. */
async function openAt(address: string): Promise<{ context: BrowserContext; faults: string[]; page: Page }> {
  const begun = browser.newContext({ locale: 'en' });
  const context = await within(begun, () => `a context for ${address}`, windowMs);
  context.setDefaultTimeout(pageMs);
  const faults = await within(listenToFaults(context), () => `ears in the context for ${address}`, windowMs);
  const page = await newWindow(context, address);
  await page.goto(address);
  return { context, faults, page };
}

test('no page breaks the content security policy, whoever opens it', { timeout: 300_000 }, async () => {
  expect(pages.length).toBeGreaterThan(15);
  const nobody = await openAt(`${origin}/`);
  await openEach(nobody.context);
  expect(nobody.faults.join('\n')).toBe('');
  await close(nobody.context, 'nobody');

  const administrator = await openAt(link);
  await administrator.page.getByRole('button', { name: /^Sign in as/ }).click();
  await administrator.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await openEach(administrator.context);
  expect(administrator.faults.join('\n')).toBe('');
  await close(administrator.context, 'the administrator');
});

test('a text never becomes markup, a script, a worker or another policy, but for our own worker', {
  timeout: 240_000,
}, async () => {
  const { page, faults } = await openAt(`${origin}/delegate/`);
  await workerServes(page);
  expect(faults.join('\n')).toBe('');
  const taken = await page.evaluate(async () => {
    const attempts: Record<string, () => unknown> = {
      markup: () => (document.createElement('p').innerHTML = '<img src=x>'),
      'a document': () => new DOMParser().parseFromString('<p>', 'text/html'),
      'the address of a script': () => (document.createElement('script').src = '/assets/x.js'),
      'a script': () => (document.createElement('script').text = 'x'),
      'a worker': () => new Worker('/delegate/worker.js'),
      'a service worker': () => navigator.serviceWorker.register('/delegate/worker.js'),
      'a timer': () => setTimeout('x', 1_000),
      'another policy': () => Reflect.get(globalThis, 'trustedTypes').createPolicy('mine', {}),
      'our policy again': () => Reflect.get(globalThis, 'trustedTypes').createPolicy('causeway', {}),
    };
    const taken: string[] = [];
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        await attempt();
        taken.push(name);
      } catch {
        // Refused, as it should be.
      }
    }
    return taken;
  });
  expect(taken).toEqual([]);
});
