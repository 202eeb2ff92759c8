import { readdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { pagesFolder } from '../../server/static-pages.ts';
import { useAtEnd } from '../support/at-end.ts';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
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
    const isAnswer = /status of 40[134]|HTTP Authentication failed/.test(message.text());
    if (message.type() === 'error' && !isAnswer) faults.push(`${message.page()?.url()} says ${message.text()}`);
  });
  return faults;
}

/** Opens each page in a window of this context, until something of it is drawn. */
async function openEach(context: BrowserContext): Promise<void> {
  const openOne = async (path: string) => {
    const page = await context.newPage();
    await page.goto(new URL(path, origin).href);
    const isDrawn = () => (document.querySelector('body > *')?.shadowRoot?.childElementCount ?? 0) > 0;
    // Some send their reader on, to sign in.
    const isThere = () => page.evaluate(isDrawn).catch(() => false);
    await until(isThere, () => page.url());
  };
  await Promise.all(pages.map(openOne));
}

/** By somebody of the staff, or by a delegate, whose link this is. */
async function openAt(address: string): Promise<{ context: BrowserContext; faults: string[]; page: Page }> {
  const context = await browser.newContext({ locale: 'en' });
  context.setDefaultTimeout(90_000);
  const faults = await listenToFaults(context);
  const page = await context.newPage();
  await page.goto(address);
  return { context, faults, page };
}

test('no page breaks the content security policy, whoever opens it', { timeout: 300_000 }, async () => {
  expect(pages.length).toBeGreaterThan(15);
  const nobody = await openAt(`${origin}/`);
  await openEach(nobody.context);
  expect(nobody.faults.join('\n')).toBe('');
  await nobody.context.close();

  const administrator = await openAt(link);
  await administrator.page.getByRole('button', { name: /^Sign in as/ }).click();
  await administrator.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await openEach(administrator.context);
  expect(administrator.faults.join('\n')).toBe('');
  await administrator.context.close();
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
