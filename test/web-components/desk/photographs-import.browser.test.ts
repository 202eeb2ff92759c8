import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import {
  type PhotographImport,
  photographEntryOutcomes,
} from '../../../server/registration/photographs/photographs.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/desk/photographs-import.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const send = vi.fn<(archive: Blob) => Promise<PhotographImport>>();
afterEach(() => {
  render(html``, document.body);
  send.mockReset();
});

async function choose() {
  render(html`<main><cw-photographs-import .send=${send}></cw-photographs-import></main>`, document.body);
  const element = document.querySelector('cw-photographs-import')!;
  await element.updateComplete;
  const input = element.renderRoot.querySelector('input')!;
  const files = new DataTransfer();
  files.items.add(new File(['zip'], 'photographs.zip', { type: 'application/zip' }));
  input.files = files.files;
  input.dispatchEvent(new Event('change'));
  return element;
}

it('tells how many were taken, and why each of the others was not', async () => {
  const entries = photographEntryOutcomes.map((outcome) => ({ name: `${outcome}.jpg`, outcome }));
  send.mockResolvedValue({ taken: 1, notTaken: entries.length - 1, entries });
  const element = await choose();
  await expect.element(page.getByText(`Photographs taken: 1. Not taken: ${entries.length - 1}.`)).toBeVisible();
  const rows = [...element.renderRoot.querySelectorAll('li')].map((row) => row.textContent ?? '');
  expect(rows).toHaveLength(entries.length - 1);
  expect(rows.filter((row) => row.endsWith('.jpg'))).toEqual([]);
  await expect.element(page.getByText('No delegate has this reference.', { exact: false })).toBeVisible();
  expect(await axeFaults(element)).toEqual([]);
});

it('says what is wrong with an archive as a whole', async () => {
  const problem = { type: 'about:blank', title: '', status: 422, code: 'registration.archive_overlaps' };
  send.mockRejectedValue(new ApiProblem(problem));
  await choose();
  await expect.element(page.getByRole('alert')).toHaveTextContent('it was not made honestly');
});
