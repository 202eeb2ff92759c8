import { html, render } from 'lit';
import { afterEach, expect, it } from 'vitest';
import '../../../web-components/elements/meter.ts';
import '../../../web-components/styles/tokens.css';
import { axeFaults } from '../../support/axe.ts';

afterEach(() => render(html``, document.body));

async function show(template: ReturnType<typeof html>) {
  render(template, document.body);
  const meter = document.querySelector('cw-meter')!;
  await meter.updateComplete;
  return { meter, gauge: meter.renderRoot.querySelector('[role=meter]')! };
}

it('says its level to those who cannot see it', async () => {
  const { meter, gauge } = await show(
    html`<cw-meter value="1284" max="2000" label="Inside the Water Town" value-text="1,284 of 2,000"></cw-meter>`,
  );
  expect(gauge.getAttribute('aria-valuenow')).toBe('1284');
  expect(gauge.getAttribute('aria-valuetext')).toBe('1,284 of 2,000');
  expect(await axeFaults(meter)).toEqual([]);
});

it.each([
  [5, 20, '', 0.25],
  [17, 20, 'busy', 0.85],
  [30, 20, 'over', 1],
])('shows %i of %i people as a share of its width, and no more than all of it', async (value, max, name, share) => {
  const { gauge } = await show(html`<cw-meter .value=${value} .max=${max} label="Lantern Hall"></cw-meter>`);
  const level = gauge.querySelector('i')!;
  const edgePx = 2;
  expect(level.getBoundingClientRect().width - edgePx).toBeCloseTo(gauge.getBoundingClientRect().width * share, 0);
  expect(gauge.className).toBe(name);
});
