import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as screen } from 'vitest/browser';
import { personalData } from '../../../server/privacy/personal-data.contract.ts';
import type { ErasureRequests } from '../../../server/privacy/privacy.contract.ts';
import { keptHours } from '../../../server/privacy/retention/kept-hours.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/privacy/privacy-page.ts';
import type { PrivacyServer } from '../../../web-components/privacy/privacy-server.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const nadira = { id: '019a9f00-0000-7000-8000-000000000001', name: 'نديرة الخزرجي', nameLatin: 'Nadira Al-Khazraji' };
const asked = (isProposed = false): ErasureRequests => ({
  requests: [{ delegate: { ...nadira, affiliation: 'Bahr Radio' }, askedAt: '2026-11-24T08:00:00Z', isProposed }],
});

let server: { [Name in keyof PrivacyServer]: ReturnType<typeof vi.fn<PrivacyServer[Name]>> };
beforeEach(() => {
  server = {
    requests: vi.fn(async () => asked()),
    periods: vi.fn(async () => ({ keptHours })),
    proposeErasure: vi.fn(async () => ({})),
  };
});
afterEach(() => render(html``, document.body));

async function open(width = 1440) {
  await screen.viewport(width, 900);
  render(html`<cw-privacy-page .server=${server}></cw-privacy-page>`, document.body);
}

const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());

describe('the page of personal data', () => {
  it.each([360, 1440])(
    'tells at %i pixels of each kind what it is, what for and until when, without axe faults',
    async (width) => {
      await open(width);
      await shown('Your photograph').toBeVisible();
      const table = document.querySelector('cw-privacy-page')!.shadowRoot!.querySelector('cw-personal-data-table')!;
      const texts = [...table.shadowRoot!.querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent?.trim()),
      );
      expect(texts).toHaveLength(Object.keys(personalData).length);
      expect(texts.flat().filter((text) => !text)).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      expect(await axeFaults(document.body)).toEqual([]);
    },
  );

  it('says for how long this venue keeps it', async () => {
    server.periods.mockResolvedValue({ keptHours: { ...keptHours, scan: 12, letter_settled: 60 * 24 } });
    await open();
    const kept = (name: string) => screen.getByRole('row', { name });
    await expect.element(kept('Scans of your badge')).toHaveTextContent(/for 12 hours after it is over/);
    await expect.element(kept('Letters to you')).toHaveTextContent(/for 60 days after it is over/);
    await expect.element(kept('Your photograph')).toHaveTextContent(/for 30 days after the conference/);
  });

  it('says who asked to be erased, proposes it with a reason, and then says that it waits', async () => {
    await open();
    await shown('Nadira Al-Khazraji').toBeVisible();
    await screen.getByRole('button', { name: 'Propose erasure' }).click();
    await shown(/goes for good/).toBeVisible();
    await screen.getByLabelText('Why they are erased').fill('They asked for it');
    server.requests.mockResolvedValue(asked(true));
    await screen.getByRole('button', { name: 'Propose erasure' }).click();
    await shown(/it waits for an administrator/).toBeVisible();
    expect(server.proposeErasure).toHaveBeenCalledExactlyOnceWith(nadira.id, 'They asked for it');
  });

  it('says that it was proposed already, where somebody was quicker', async () => {
    const problem = { type: 'about:blank', title: 'x', status: 409, code: 'proposals.proposed_already' };
    server.proposeErasure.mockRejectedValue(new ApiProblem(problem));
    await open();
    await screen.getByRole('button', { name: 'Propose erasure' }).click();
    await screen.getByLabelText('Why they are erased').fill('They asked for it');
    await screen.getByRole('button', { name: 'Propose erasure' }).click();
    await shown(/This has been proposed already/).toBeVisible();
  });

  it('says that nobody asked', async () => {
    server.requests.mockResolvedValue({ requests: [] });
    await open();
    await shown(/^Nobody has asked/).toBeVisible();
  });
});
