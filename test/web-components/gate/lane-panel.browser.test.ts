import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import type { laneTopic } from '../../../server/admission/admission.contract.ts';
import type { StateOf } from '../../../server/live/define-topic.ts';
import '../../../web-components/gate/lane-panel.ts';
import '../../../web-components/styles/page.css';

const verdicts = ['admit', 'refer', 'refuse'] as const;

const lane: StateOf<typeof laneTopic> = {
  number: 1,
  direction: 'in',
  isOpen: true,
  gateId: 'south',
  gateName: { en: 'South Gate' },
  innerZone: { id: 'town', name: { en: 'Water Town' }, inside: 40, capacity: 2200 },
  perMinute: 3,
  today: 40,
  last: verdicts.map((verdict, i) => ({
    scanId: `01900000-0000-7000-8000-00000000000${i}`,
    at: '2026-05-01T09:41:00Z',
    verdict,
    reason: verdict === 'admit' ? 'admitted' : 'already_inside',
  })),
};

afterEach(() => render(html``, document.body));

it('keeps the shapes of its last verdicts while they are stale, without their colour', async () => {
  const marks = async (stale: boolean) => {
    render(html`<cw-lane-panel .lane=${lane} ?stale=${stale}></cw-lane-panel>`, document.body);
    const panel = document.querySelector('cw-lane-panel')!;
    await panel.updateComplete;
    const all = [...panel.renderRoot.querySelectorAll('cw-mark')];
    return {
      kinds: all.map(({ kind }) => kind),
      colours: new Set(all.map((mark) => getComputedStyle(mark).color)).size,
    };
  };
  expect(await marks(false)).toEqual({ kinds: verdicts, colours: 3 });
  expect(await marks(true)).toEqual({ kinds: verdicts, colours: 1 });
});
