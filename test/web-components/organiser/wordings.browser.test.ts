import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { StoredTerms } from '../../../server/registration/forms/terms.contract.ts';
import type { LetterWording } from '../../../server/registration/letters/wordings.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/organiser/wordings-panel.ts';
import type { WordingsServer } from '../../../web-components/organiser/wordings-server.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const terms: StoredTerms = {
  ...{ openTo: ['attendee'], approvedByRule: [], walkIn: ['attendee'], locales: ['en', 'ar'], companionsAtMost: 1 },
  ...{ minorBelow: 18, asksForPhotograph: true, asksForDocument: false, changedAt: '2026-11-01T00:00:00Z' },
};
const own: LetterWording = { kind: 'declined', locale: 'en', words: 'Thank you.', revision: 3 };
const letterHtml = `<!doctype html><html><body style="padding: 24px; background: #f5f6f3; color: #14202a"><div>
  <p>Dear Ilse Brandt,</p><p>&lt;b&gt;Come&lt;/b&gt;<br>soon</p><script>window.wasRun = true</script>
  <p><a href="https://evil.example" style="color: #14527f">Complete</a></p></div></body></html>`;

let server: { [verb in keyof WordingsServer]: ReturnType<typeof vi.fn> };
beforeEach(async () => {
  await page.viewport(1280, 900);
  server = {
    wordings: vi.fn(async () => [own]),
    putWording: vi.fn(async (put: LetterWording) => ({ ...put, revision: put.revision + 1 })),
    preview: vi.fn(async ({ words }) => ({ subject: 'Your invitation', text: words ?? 'Ours', html: letterHtml })),
    terms: vi.fn(async () => terms),
    putTerms: vi.fn(async (put: StoredTerms) => put),
  };
});
afterEach(() => render(html``, document.body));

const field = (name: RegExp) => page.getByRole('textbox', { name });
const save = () => page.getByRole('button', { name: 'Save' });
async function open() {
  render(html`<cw-wordings-panel .server=${server as unknown as WordingsServer}></cw-wordings-panel>`, document.body);
  await expect.element(page.getByText('Your invitation')).toBeVisible();
  return document.querySelector('cw-wordings-panel')!;
}

describe('own words for letters', () => {
  it('are shown as the letter will look, then saved with the revision that was seen', async () => {
    const panel = await open();
    await expect.element(save()).toBeDisabled();
    await field(/^Words after the greeting/).fill('Come, {name}!');
    await expect.poll(() => server.preview.mock.lastCall?.[0].words).toBe('Come, {name}!');
    await page.getByRole('radio', { name: 'As plain text' }).click();
    await expect.element(page.getByText('Come, {name}!').last()).toBeVisible();
    expect(await axeFaults(panel)).toEqual([]);
    await save().click();
    await expect.element(page.getByText('Saved.')).toBeVisible();
    expect(server.putWording.mock.calls).toEqual([
      [{ kind: 'invitation', locale: 'en', words: 'Come, {name}!', revision: 0 }],
    ]);
    expect(server.putTerms).not.toHaveBeenCalled();
  });

  it('show HTML of a letter without running it, and links that lead nowhere', async () => {
    await open();
    await expect.element(page.getByText('<b>Come</b>')).toBeVisible();
    expect('wasRun' in window).toBe(false);
    await expect.element(page.getByText('Complete', { exact: true })).not.toHaveAttribute('href');
  });

  it('with a placeholder that is not known are not saved', async () => {
    await open();
    await field(/^Subject/).fill('For {nmae}');
    await expect.element(page.getByText('Not known in this letter: {nmae}')).toBeVisible();
    await expect.element(save()).toBeDisabled();
  });

  it('are taken back by one button', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Letter' }).selectOptions('declined');
    await expect.element(field(/^Words after the greeting/)).toHaveValue('Thank you.');
    await page.getByRole('button', { name: 'Back to our words' }).click();
    await expect.element(field(/^Words after the greeting/)).toHaveValue('');
    expect(server.putWording.mock.lastCall?.[0]).toEqual({ kind: 'declined', locale: 'en', revision: 3 });
    await expect.element(page.getByRole('button', { name: 'Back to our words' })).not.toBeInTheDocument();
  });

  it('of several letters are kept while looking at another, and saved together', async () => {
    await open();
    await field(/^Subject/).fill('One');
    await page.getByRole('combobox', { name: 'Language' }).selectOptions('ar');
    await expect.element(field(/^Subject/)).toHaveValue('');
    await field(/^Subject/).fill('Two');
    await save().click();
    await expect.element(page.getByText('Saved.')).toBeVisible();
    expect(server.putWording.mock.calls.map(([{ locale, subject }]) => [locale, subject])).toEqual([
      ['en', 'One'],
      ['ar', 'Two'],
    ]);
  });

  it('that somebody else changed meanwhile are said to be so, and kept until they are read again', async () => {
    server.putWording.mockRejectedValueOnce(
      new ApiProblem({ type: '', title: '', status: 409, code: 'registration.changed_meanwhile' }),
    );
    await open();
    await field(/^Subject/).fill('One');
    await save().click();
    await expect.element(page.getByText(/Somebody else changed this meanwhile/)).toBeVisible();
    await expect.element(field(/^Subject/)).toHaveValue('One');
    await page.getByRole('button', { name: 'Read it again' }).click();
    await expect.element(field(/^Subject/)).toHaveValue('');
  });
});

it('the address for answers is saved with the terms', async () => {
  await open();
  await field(/^Answers to letters go to/).fill('help@congress.example');
  await save().click();
  await expect.element(page.getByText('Saved.')).toBeVisible();
  expect(server.putTerms.mock.lastCall?.[0]).toEqual({ ...terms, replyTo: 'help@congress.example' });
});
