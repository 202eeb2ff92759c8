import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { type VerdictReason, verdictReasons } from '../../../db/vocabulary.ts';
import type { ScanAnswer } from '../../../server/admission/admission.contract.ts';
import '../../../web-components/gate/verdict-panel.ts';
import type { VerdictPanel } from '../../../web-components/gate/verdict-panel.ts';
import { viewOutcome } from '../../../web-components/gate/verdict-view.ts';
import '../../../web-components/styles/tokens.css';
import { axeFaults } from '../../support/axe.ts';
import { pictureAddress } from '../elements/pictures.ts';
import { admission, FakeGateServer, holder, laneId, problem, refusal } from './scans.ts';

const layout = await new FakeGateServer().layout();
const station = { id: 'station-4', number: 4, place: { en: 'Stone Bridge' }, waiting: 3 };
const limitedRule = {
  ...{ id: 'rule-2', categories: ['speaker' as const], zoneId: 'water-town', needsVerification: true, capacity: 50 },
  ...{ reentry: { kind: 'free' as const }, elsewhere: 'move' as const, companions: 'anybody' as const },
};
const scan = { id: '01900000-0000-7000-8000-000000000001' };

afterEach(() => {
  render(html``, document.body);
  document.documentElement.style.removeProperty('--font-ui');
});

async function show(answer: ScanAnswer): Promise<{ panel: VerdictPanel; alert: Element }> {
  const view = viewOutcome({ kind: 'verdict', answer }, answer.id, laneId, layout, 38);
  render(html`<cw-verdict-panel .view=${view}></cw-verdict-panel>`, document.body);
  const panel = document.querySelector('cw-verdict-panel')!;
  await panel.updateComplete;
  return { panel, alert: panel.renderRoot.querySelector('[role=alert]')! };
}

const cases: [string, Partial<ScanAnswer>, string[]][] = [
  ['an admission', { holder }, ['Admit', '沈云岫', 'Shen Yunxiu', 'Speaker · China', 'First entry.']],
  [
    'a refusal',
    { ...refusal, cameIn: { laneId, at: '2026-05-01T09:12:00Z' } },
    ['Refuse', 'Already inside', 'South Gate, lane 3'],
  ],
  [
    'a referral',
    { verdict: 'refer', reason: 'identity_not_verified', holder, station },
    ['Refer to', 'Station 4', 'Stone Bridge', 'Waiting there: 3.'],
  ],
  [
    'what would change a refusal',
    {
      ...refusal,
      ...{ reason: 'category_full', ruleVersion: 3, failedRule: { number: 2, rule: limitedRule } },
      change: [{ kind: 'people_leave', zoneId: 'water-town', people: 1, categories: ['speaker'] }],
    },
    [
      'Full for this category',
      'At most 50 may be inside at a time: Speaker.',
      'Would change it: one person leaving Water Town (Speaker)',
    ],
  ],
  ['a forgery', { verdict: 'refuse', reason: 'badge_forged' }, ['Refuse', 'Not one of our badges', '同事']],
];

it.each(cases)('announces %s in words', async (_, more, words) => {
  const { alert } = await show(admission(scan, more));
  for (const word of words) expect(alert.textContent).toContain(word);
});

/** The system's own, and one of the widest that a system without others falls back to. */
const fonts = ['', 'DejaVu Sans'];
const sizes = [
  [1024, 768],
  [390, 844],
  [360, 640],
] as const;
const shownAt = sizes.flatMap(([width, height]) => fonts.map((font) => ({ width, height, font })));

it.each(cases)('fills the screen with %s, on a tablet and on phones, in whatever font', async (_, more) => {
  for (const { width, height, font } of shownAt) {
    await page.viewport(width, height);
    document.documentElement.style.setProperty('--font-ui', font);
    const { panel } = await show(admission(scan, more));
    const box = panel.renderRoot.querySelector('.verdict')!.getBoundingClientRect();
    expect([box.left, box.top, box.width, box.height]).toEqual([0, 0, width, height]);
    const word = panel.renderRoot.querySelector('.word')!;
    expect(word.scrollWidth).toBeLessThanOrEqual(width - word.getBoundingClientRect().left);
  }
});

it.each(cases)('has nothing that axe finds wrong with %s', async (_, more) => {
  const { panel } = await show(admission(scan, more));
  await Promise.all(
    panel.renderRoot
      .querySelector('.verdict')!
      .getAnimations()
      .map(({ finished }) => finished),
  );
  expect(await axeFaults(panel)).toEqual([]);
});

it('announces the next verdict anew, also when it is the same', async () => {
  const { alert } = await show(admission(scan, refusal));
  const before = alert.firstElementChild;
  await show(admission({ id: '01900000-0000-7000-8000-000000000002' }, refusal));
  expect(alert.firstElementChild).not.toBe(before);
  expect(alert.isConnected).toBe(true);
});

it.each(['admit', 'refer', 'refuse'] as const)(
  'shows %s by a shape of its own, not by colour alone',
  async (verdict) => {
    const { panel } = await show(admission(scan, { verdict, reason: 'number_typed' }));
    expect(panel.renderRoot.querySelector('cw-mark')!.kind).toBe(verdict);
  },
);

it('has a headline and a sentence for every reason there is', async () => {
  const silent: VerdictReason[] = [];
  for (const reason of verdictReasons.filter((each) => each !== 'admitted' && each !== 'left')) {
    const { panel } = await show(admission(scan, { verdict: 'refuse', reason, holder }));
    const words = ['.why', '.because'].map((part) => panel.renderRoot.querySelector(part)!.textContent!.trim());
    if (words.some((each) => each.length < 4 || each.includes('undefined'))) silent.push(reason);
  }
  expect(silent).toEqual([]);
});

it('keeps its colours for verdicts: no answer is none', async () => {
  const outcome = { kind: 'unanswered', because: problem(503, 'page.no_answer') } as const;
  const view = viewOutcome(outcome, scan.id, laneId, layout, 4000);
  expect(view).toMatchObject({ verdict: 'none', word: 'No answer', needsSignIn: false });
});

it.each([
  [1024, 768, 'admit'],
  [1024, 768, 'refuse'],
  [390, 844, 'admit'],
  [390, 844, 'refuse'],
  [1440, 900, 'admit'],
] as const)(
  'keeps a place for the photograph, which comes after the verdict (%i × %i, %s)',
  async (width, height, verdict) => {
    await page.viewport(width, height);
    const photograph = { address: await pictureAddress(240, 300), expiresAt: '2026-11-20T08:01:30.000Z' };
    const pictured = { holder: { ...holder, photograph } };
    const { panel } = await show(admission(scan, verdict === 'admit' ? pictured : { ...refusal, ...pictured }));
    const frame = panel.renderRoot.querySelector('cw-photograph')!;
    const box = () => frame.getBoundingClientRect().toJSON();
    const before = box();
    expect(before.width).toBeGreaterThan(90);
    await expect.element(page.getByRole('img', { name: 'Photograph of 沈云岫' })).toBeVisible();
    expect(box()).toEqual(before);
    const body = panel.renderRoot.querySelector('.body')!.getBoundingClientRect();
    expect(before.top).toBeGreaterThanOrEqual(body.top);
    expect(before.bottom).toBeLessThanOrEqual(body.bottom);
    expect(before.right).toBeLessThanOrEqual(width);
    await Promise.all(
      panel.renderRoot
        .querySelector('.verdict')!
        .getAnimations()
        .map(({ finished }) => finished),
    );
    expect(await axeFaults(panel)).toEqual([]);
  },
);
