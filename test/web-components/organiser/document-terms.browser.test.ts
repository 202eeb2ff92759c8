import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { VerificationTermsServer } from '../../../web-components/organiser/document-terms-panel.ts';
import '../../../web-components/organiser/document-terms-panel.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

afterEach(() => render(html``, document.body));

it('saves at the end of its bar, where all panels of the organiser do', async () => {
  await page.viewport(1440, 900);
  const server = {
    terms: async () => ({ documentCategories: [] }),
    putTerms: async () => ({ documentCategories: [] }),
  };
  render(html`<cw-document-terms-panel .server=${server}></cw-document-terms-panel>`, document.body);
  const save = page.getByRole('button', { name: 'Save' });
  await expect.element(save).toBeVisible();
  expect(save.element().getBoundingClientRect().right).toBeGreaterThan(1380);
});

it('an administrator says whose passkey is not enough', async () => {
  const server = {
    terms: vi.fn<VerificationTermsServer['terms']>(async () => ({ documentCategories: ['media'] })),
    putTerms: vi.fn<VerificationTermsServer['putTerms']>(async (terms) => terms),
  };
  render(html`<cw-document-terms-panel .server=${server}></cw-document-terms-panel>`, document.body);
  await expect.element(page.getByRole('checkbox', { name: 'Media' })).toBeChecked();
  const save = page.getByRole('button', { name: 'Save' });
  await expect.element(save).toBeDisabled();
  await expect.element(page.getByRole('group', { name: 'Who shows a document each time' })).toBeVisible();
  const official = page.getByRole('checkbox', { name: 'Official' });
  await official.click();
  await expect.element(save).toBeEnabled();
  await official.click();
  await expect.element(save).toBeDisabled();
  await official.click();
  await save.click();
  expect(server.putTerms).toHaveBeenCalledExactlyOnceWith({ documentCategories: ['media', 'official'] });
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(await axeFaults(document.querySelector('cw-document-terms-panel')!)).toEqual([]);
});
