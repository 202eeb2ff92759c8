import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { AdmissionExplained } from '../../../../server/admission/rules/change.contract.ts';
import { ApiProblem } from '../../../../web-components/api/problem.ts';
import type { EntryServer } from '../../../../web-components/desk/person/entry-check.ts';
import '../../../../web-components/desk/person/entry-check.ts';
import '../../../../web-components/styles/page.css';
import { axeFaults } from '../../../support/axe.ts';

const layout = {
  zones: [{ id: 'silk', name: { en: 'Silk Hall' } }],
  gates: [{ id: 'silk-door', name: { en: 'Silk Hall door' }, innerZoneId: 'silk' }],
};
const refused: AdmissionExplained = {
  ...{ gateId: 'silk-door', at: '2026-11-20T08:00:00Z', verdict: 'refuse', reason: 'elsewhere', ruleVersion: 2 },
  change: [{ kind: 'leave_zone', zoneId: 'silk' }],
};

afterEach(() => render(html``, document.body));

const show = (server: EntryServer, person: { id: string }) =>
  render(html`<cw-entry-check .server=${server} .person=${person}></cw-entry-check>`, document.body);

it('tells by key why somebody cannot enter at a gate and what would change it, and asks again for the next', async () => {
  let answer = refused;
  const server = { layout: async () => layout, explain: vi.fn(async () => answer) };
  show(server, { id: 'one' });
  await expect.element(page.getByRole('combobox', { name: 'Why can they not enter?' })).toBeEnabled();
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await userEvent.selectOptions(page.getByRole('combobox'), 'Silk Hall door');
  await expect.element(page.getByText('Would change it: a scan out of Silk Hall')).toBeVisible();
  await expect.element(page.getByText('In another zone')).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  const { change: _, ...rest } = refused;
  answer = { ...rest, verdict: 'admit', reason: 'admitted' };
  show(server, { id: 'two' });
  await expect.element(page.getByText('They would be let in now.')).toBeVisible();
  expect(server.explain).toHaveBeenLastCalledWith('two', 'silk-door');
});

it('says what is wrong when it cannot be told', async () => {
  const problem = new ApiProblem({ type: 'about:blank', title: 'The gate is gone.', status: 404, code: 'x.y' });
  show({ layout: async () => layout, explain: () => Promise.reject(problem) }, { id: 'one' });
  await userEvent.selectOptions(page.getByRole('combobox'), 'Silk Hall door');
  await expect.element(page.getByText('The gate is gone.')).toBeVisible();
});
