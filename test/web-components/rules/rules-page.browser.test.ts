import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Rule } from '../../../server/admission/rules/rules.contract.ts';
import '../../../web-components/rules/rules-page.ts';
import type { RulesPage } from '../../../web-components/rules/rules-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { FakeRulesServer } from './fake-rules.ts';

let server: FakeRulesServer;

beforeEach(async () => {
  await page.viewport(1440, 900);
  history.replaceState(null, '', '#rules');
  server = new FakeRulesServer();
  render(html`<cw-rules-page .server=${server}></cw-rules-page>`, document.body);
  await expect.element(page.getByRole('list', { name: /^Rules, in the order/ })).toBeVisible();
});
afterEach(() => render(html``, document.body));

const part = (name: string | RegExp) => page.getByRole('button', { name });
const theRules = () => document.querySelector<RulesPage>('cw-rules-page')!;
/** What is focused, through all shadow roots. */
function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
const focusedText = () => focused()?.textContent?.replace(/\s+/g, ' ').trim();
const save = () => part('Save the rules').click();

const everyOther: Partial<Rule> = { categories: ['attendee', 'speaker', 'official', 'staff', 'medical'] };

async function tick(role: 'checkbox' | 'radio', ...names: (string | RegExp)[]) {
  for (const name of names) await page.getByRole(role, { name }).click();
}
const untick = (...names: string[]) => tick('checkbox', ...names);
const select = (label: string, option: string) => page.getByRole('combobox', { name: label }).selectOptions(option);
async function fill(...fields: string[]) {
  for (let at = 0; at < fields.length; at += 2)
    await page.getByLabelText(fields[at]!, { exact: true }).fill(fields[at + 1]!);
}

it('says each rule as sentences of which each part can be reached by key', async () => {
  const rows = theRules().renderRoot.querySelector('cw-rule-list')!.renderRoot.querySelectorAll('cw-rule-row');
  const sentences = [...rows[1]!.renderRoot.querySelectorAll('p')].map(({ textContent }) => textContent);
  const sentence = sentences.join(' ').replace(/\s+/g, ' ').trim();
  expect(sentence).toBe(
    'Speakers and media may enter Lantern Hall from 24 November at 00:00 to 26 November at 20:00, from 08:00 to 20:00 ' +
      'First entry needs no verification. They may come in 2 times a day. At most 200 of them at a time. ' +
      'Who is still in another zone is refused. Checked out at 23:00. Companions only while their delegate is in there.',
  );
  await part(/^Speakers and media \(Who, rule 2/).click();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => focusedText()).toBe('Speakers and media');
  const reached: (string | undefined)[] = [];
  for (let n = 0; n < 8; n += 1) {
    await userEvent.keyboard('{Tab}');
    reached.push(focusedText());
  }
  expect(reached[0]).toBe('Lantern Hall');
  expect(reached.at(-1)).toBe('Companions only while their delegate is in there.');
  expect(await axeFaults(document.body)).toEqual([]);
});

it('takes another number by keys alone, tells whom that would refuse, and saves it with a reason', async () => {
  await part(/^At most 200 of them/).click();
  await expect.element(page.getByRole('dialog', { name: 'How many at a time' })).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  await expect.poll(() => focused()?.getAttribute('type')).toBe('radio');
  await userEvent.tab();
  await userEvent.keyboard('{Control>}a{/Control}150{Enter}');
  await expect.element(part(/^At most 150 of them/)).toBeVisible();
  await expect.poll(() => focusedText()).toBe('At most 150 of them at a time.');
  await expect.element(page.getByText('156', { exact: true })).toBeVisible();
  await expect.element(page.getByText(/156 media, Lantern Hall: Not for this zone/)).toBeVisible();
  await expect.element(page.getByText(/212 are inside, and it lets in 200/)).toBeVisible();
  expect(server.previewed.at(-1)?.[1]?.capacity).toBe(150);
  expect(await axeFaults(document.body)).toEqual([]);
  await save();
  await expect.element(page.getByText('Say why, in a few words.')).toBeVisible();
  expect(server.versions[0]?.version).toBe(4);
  await userEvent.keyboard('Fire inspection{Enter}');
  await expect.element(page.getByText(/^Version 5 is in force, by You/)).toBeVisible();
  expect(server.versions[0]).toMatchObject({ note: 'Fire inspection', rules: [{}, { capacity: 150 }] });
  await expect.element(part('Save the rules')).toBeDisabled();
});

/** Each part of the first rule, what is chosen in its dialog, and what the rule then says and holds. */
const choices: [part: string, opened: RegExp, choose: () => Promise<void>, words: RegExp, holds: Partial<Rule>][] = [
  [
    'who',
    /^Everybody \(Who/,
    () => untick('Media', 'Exhibitor'),
    /^Attendees, speakers, officials, staff, and/,
    everyOther,
  ],
  ['where', /^Water Town \(Where/, () => select('Zone', 'Water Town › Silk Hall'), /^Silk Hall \(/, { zoneId: 'silk' }],
  [
    'the hours',
    /^at any time/,
    () => fill('Each day from', '22:00', 'Each day until (earlier: of the next day)', '02:30'),
    /^from 22:00 to 02:30 of/,
    { dailyFrom: '22:00', dailyUntil: '02:30' },
  ],
  [
    'the days',
    /^at any time/,
    () => tick('checkbox', 'Tuesday', 'Friday'),
    /^on Tuesday and Friday/,
    { days: ['tuesday', 'friday'] },
  ],
  [
    'the dates',
    /^at any time/,
    () => fill('For the first time', '2026-11-24T09:00', 'Until', '2026-11-25T18:00'),
    /^from 24 November at 09:00 to/,
    { from: '2026-11-24T01:00:00.000Z', until: '2026-11-25T10:00:00.000Z' },
  ],
  [
    'the first entry',
    /^First entry needs ver/,
    () => tick('radio', /^Needs none/),
    /^First entry needs no verification/,
    { needsVerification: false },
  ],
  [
    'coming again',
    /^They may come and go/,
    () => tick('radio', /^Once/),
    /^They may come in once \(/,
    { reentry: { kind: 'never' } },
  ],
  [
    'one zone at a time',
    /^Who is still in another/,
    () => tick('radio', /refused/),
    /^Who is still in another zone is refused/,
    { elsewhere: 'refuse' },
  ],
  [
    'the check-out',
    /^Nobody is checked out/,
    () => tick('radio', /after/),
    /^Checked out after 12 hours/,
    { checkOut: { kind: 'after', minutes: 720 } },
  ],
  [
    'companions',
    /^Companions like anybody/,
    () => tick('radio', /^Not at all/),
    /^No companions/,
    { companions: 'never' },
  ],
];

it.each(choices)('puts %s otherwise, and asks whom that would refuse', async (_, opened, choose, words, holds) => {
  await part(opened).first().click();
  await expect.element(part('Take it')).toBeVisible();
  await choose();
  await part('Take it').click();
  await expect.element(part(words).first()).toBeVisible();
  await expect.poll(() => server.previewed.at(-1)?.[0]).toMatchObject(holds);
});

it('adds, copies, orders and removes rules by key, and keeps the focus on the rule', async () => {
  const zones = () => [...server.previewed.at(-1)!].map(({ zoneId }) => zoneId);
  await part('Up: rule 2').click();
  await expect.poll(() => server.previewed.length && zones()).toEqual(['hall', 'town']);
  expect(focusedText()).not.toBe('');
  await part('Copy: rule 1').click();
  await expect.poll(() => zones()).toEqual(['hall', 'hall', 'town']);
  expect(new Set(server.previewed.at(-1)!.map(({ id }) => id)).size).toBe(3);
  await part('Remove: rule 1').click();
  await part('Add a rule').click();
  await expect.poll(() => zones()).toEqual(['hall', 'town', 'town']);
  await expect.poll(() => focusedText()).toBe('Everybody');
  await part('Discard').click();
  await expect.element(part('Discard')).toBeDisabled();
  await expect.element(part(/^At most 200 of them at a time \(How many at a time, rule 2/)).toBeVisible();
});

it('does not take what is no rule, and says so at the field', async () => {
  await part(/^from 24 November/).click();
  await page.getByLabelText('Each day from').fill('');
  await part('Take it').click();
  await expect.element(page.getByText('Give both hours, or neither.')).toBeVisible();
  await part('Leave it').click();
  await part(/^Everybody \(Who, rule 1/).click();
  for (const name of ['Attendee', 'Speaker', 'Media', 'Official', 'Exhibitor', 'Staff', 'Medical']) {
    await page.getByRole('checkbox', { name }).click();
  }
  await part('Take it').click();
  await expect.element(page.getByText('Choose at least one category.')).toBeVisible();
  expect(server.previewed).toEqual([]);
});

it('keeps what was written when others have saved meanwhile, until the newest are looked at', async () => {
  server.isChangedMeanwhile = true;
  await part('Copy: rule 1').click();
  await page.getByLabelText('Why').fill('Mine');
  await save();
  const notice = () => theRules().renderRoot.querySelector('cw-notice')?.textContent;
  await expect.poll(() => notice()).toMatch(/Somebody else has saved other rules meanwhile/);
  expect(theRules().renderRoot.querySelector('cw-rule-list')!.rules).toHaveLength(3);
  await part('Look at the newest').click();
  await expect.poll(() => theRules().renderRoot.querySelector('cw-rule-list')!.rules).toHaveLength(2);
});

it('tells what each version changed, in words, and goes back to one by saving it again', async () => {
  await page.getByRole('link', { name: 'History' }).click();
  await expect.element(page.getByText(/^Rule 2 is new: Speakers and media may enter Lantern Hall/)).toBeVisible();
  expect(await axeFaults(document.body)).toEqual([]);
  await part('Go back to these').click();
  await expect.element(page.getByLabelText('Why')).toHaveValue('Back to version 3');
  await save();
  await expect.element(page.getByText(/^Version 5 is in force/)).toBeVisible();
  expect(server.versions[0]?.rules).toHaveLength(1);
});

it('fits a phone, where what it would change is a press away', async () => {
  await page.viewport(390, 844);
  await expect.element(part(/^Everybody \(Who/)).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  await part('Copy: rule 2').click();
  await part('What it would change').click();
  await expect.element(page.getByText('156', { exact: true })).toBeInViewport();
});
