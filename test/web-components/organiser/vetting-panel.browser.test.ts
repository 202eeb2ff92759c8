import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { VettingAnswer, VettingTerms } from '../../../server/registration/vetting/vetting.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/organiser/vetting-panel.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const categories: DelegateCategory[] = ['media'];
const answered: VettingAnswer = {
  ...{ lines: 7, changed: 3, unchanged: 2, rejected: 1, faultCount: 2 },
  faults: [
    { line: 4, reference: 'R-none', code: 'reference_unknown' },
    { line: 6, reference: 'R-12', code: 'lifting_takes_two' },
  ],
};
const server = {
  terms: vi.fn(async (): Promise<VettingTerms> => ({ categories })),
  putTerms: vi.fn(async (terms: VettingTerms) => terms),
  upload: vi.fn(async (_file: Blob) => answered),
};

beforeEach(async () => {
  await page.viewport(1280, 800);
  render(html`<cw-vetting-panel .server=${server}></cw-vetting-panel>`, document.body);
});
afterEach(() => {
  render(html``, document.body);
  document.documentElement.removeAttribute('dir');
  for (const verb of [server.terms, server.putTerms, server.upload]) verb.mockClear();
});

const save = () => page.getByRole('button', { name: 'Save' });
const upload = (text: string) => {
  const input = document
    .querySelector('cw-vetting-panel')!
    .renderRoot.querySelector<HTMLInputElement>('input[type=file]')!;
  return userEvent.upload(input, new File([text], 'outcomes.csv', { type: 'text/csv' }));
};

it('the organiser says which categories must be cleared, and saves what changed', async () => {
  await expect.element(page.getByRole('checkbox', { name: 'Media' })).toBeChecked();
  await expect.element(save()).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Official' }).click();
  await expect.element(page.getByText('Not saved yet.')).toBeVisible();
  await save().click();
  expect(server.putTerms).toHaveBeenCalledExactlyOnceWith({ categories: ['media', 'official'] });
  await expect.element(page.getByText('Saved. Gates know within five seconds.')).toBeVisible();
  await expect.element(save()).toBeDisabled();
  expect(await axeFaults(document.body)).toEqual([]);
});

it('a file is told what came of it, line by line', async () => {
  await expect.element(page.getByRole('checkbox', { name: 'Media' })).toBeEnabled();
  await upload('reference,outcome\nR-1,cleared');
  await expect.element(page.getByText('3 changed, of these 1 rejected; 2 as before; 2 without effect.')).toBeVisible();
  const lines = page.getByRole('list', { name: 'Lines without effect' });
  await expect.element(lines).toHaveTextContent(/Line 4\s*R-none\s*No delegate has this reference/);
  await expect.element(lines).toHaveTextContent(/R-12\s*They were rejected and stay so: two persons/);
  expect(await axeFaults(document.body)).toEqual([]);
});

it('a file that cannot be read says why', async () => {
  const problem = { type: 'about:blank', title: 'Headings', status: 422, code: 'registration.vetting_headings' };
  server.upload.mockRejectedValueOnce(new ApiProblem(problem));
  await upload('name\nR-1');
  await expect.element(page.getByRole('alert')).toHaveTextContent('“reference” and “outcome”');
});

it.each([
  [390, 'ltr'],
  [390, 'rtl'],
])('fits a telephone, %i wide and %s', async (width, direction) => {
  document.documentElement.dir = direction;
  await page.viewport(width, 800);
  await upload('reference,outcome');
  await expect.element(page.getByRole('list', { name: 'Lines without effect' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBe(width);
  expect(await axeFaults(document.body)).toEqual([]);
});
