import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/staff/staff-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { FakeStaffServer, ilse, wei } from './fake-staff.ts';

let server: FakeStaffServer;

beforeEach(async () => {
  await page.viewport(1440, 900);
  history.replaceState(null, '', location.pathname);
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
  server = new FakeStaffServer();
});

afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

async function open(name: RegExp) {
  render(html`<cw-staff-page .server=${server}></cw-staff-page>`, document.body);
  await button(name).click();
}

describe('A badge for shared tablets', () => {
  it('is made for who works at them, shown once and printed alone', async () => {
    await open(/^Ilse/);
    expect(button('Make a badge').query()).toBeNull();
    await button(/^魏长风/).click();
    const section = deepQuery(document.body, 'cw-staff-badge-section')!;
    const printed: boolean[] = [];
    section.print = () => {
      printed.push(deepQuery(section, 'cw-staff-badge-card[paper]')!.matches(':popover-open'));
    };
    await button('Make a badge').click();
    await expect.element(page.getByRole('dialog', { name: 'Badge of 魏长风' })).toBeVisible();
    await expect.element(page.getByRole('img', { name: 'Code of the staff badge' })).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    await button('Print').click();
    expect(printed).toEqual([true]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => deepQuery(section, 'cw-staff-badge-card')).toBeUndefined();
    expect(server.asked).toContain(`badge ${wei.id}`);
  });

  it('is revoked once that was said twice, by whoever follows the list', async () => {
    const badge = { issuedAt: '2026-11-20T09:00:00.000Z', hasPin: false, isLocked: false };
    server.staff = [ilse, { ...wei, badge } as never];
    await open(/^魏长风/);
    await expect.element(page.getByText(/It opens nothing until they choose a PIN/)).toBeVisible();
    await button('Revoke the badge').click();
    expect(server.asked).not.toContain(`revoke badge ${wei.id}`);
    await button('Revoke it').click();
    await expect.poll(() => server.asked).toContain(`revoke badge ${wei.id}`);
  });
});

function deepQuery<Name extends keyof HTMLElementTagNameMap>(
  node: Element,
  selector: Name,
): HTMLElementTagNameMap[Name] | undefined;
function deepQuery(node: Element, selector: string): HTMLElement | undefined;
function deepQuery(node: Element, selector: string): Element | undefined {
  if (node.matches(selector)) return node;
  for (const child of [...(node.shadowRoot?.children ?? []), ...node.children]) {
    const found = deepQuery(child, selector);
    if (found) return found;
  }
  return undefined;
}
