import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/desk/badge-row.ts';
import '../../../web-components/desk/print-queue.ts';
import type { QueueServer } from '../../../web-components/desk/queue-server.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { badge } from './fake-desk.ts';

afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

function open(waiting: number, saveFile: QueueServer['saveFile'] = async () => undefined) {
  const serials = Array.from({ length: Math.min(500, waiting) }, (_, i) => 10_001 + i);
  const server = { queue: vi.fn(async () => ({ waiting, serials })), saveFile: vi.fn(saveFile) };
  const openPage = vi.fn();
  render(html`<cw-print-queue .server=${server} .openPage=${openPage}></cw-print-queue>`, document.body);
  return { server, openPage };
}

it('hands the next badges to the page that prints, fifty at a time', async () => {
  const { openPage } = open(120);
  await page.getByRole('button', { name: 'Print the next 50 here' }).click();
  const [address] = openPage.mock.calls[0] ?? [];
  expect(address).toMatch(/^\/print\/#10001,10002,/);
  expect(address.split(',')).toHaveLength(50);
  expect(await axeFaults(document.body)).toEqual([]);
});

it('saves a file for cutting, and looks again how many are left', async () => {
  const { server } = open(3);
  await page.getByRole('button', { name: 'As a PDF, on A4 for cutting' }).click();
  await expect.element(page.getByText('3 badges are in the file.')).toBeVisible();
  expect(server.saveFile).toHaveBeenCalledExactlyOnceWith([10_001, 10_002, 10_003], 'four');
  expect(server.queue).toHaveBeenCalledTimes(2);
});

it('has nothing to press when all is printed', async () => {
  open(0);
  await expect.element(page.getByText('Every printed badge has been printed.')).toBeVisible();
  for (const button of page.getByRole('button').elements()) expect((button as HTMLButtonElement).disabled).toBe(true);
});

it('says why no file came', async () => {
  const busy = new ApiProblem({ type: 'x', title: 'x', status: 503, code: 'registration.printing_busy' });
  open(3, async () => Promise.reject(busy));
  await page.getByRole('button', { name: 'As a PDF, one to a page' }).click();
  await expect.element(page.getByText(/Other badges are being drawn/)).toBeVisible();
});

it('prints one badge again at the desk, but reissues one that is lost', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  const printed = badge(10_001, { timesPrinted: 2, printedAt: '2026-11-20T08:00:00.000Z' });
  render(html`<cw-badge-row .badge=${printed} .mayIssue=${true}></cw-badge-row>`, document.body);
  await expect.element(page.getByText(/Printed 2 times/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Lost: reissue…' })).toBeVisible();
  await page.getByRole('button', { name: 'Print again' }).click();
  expect(opened).toHaveBeenCalledWith('/print/#10001', '_blank');
});
