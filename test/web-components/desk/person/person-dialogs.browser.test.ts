import { html, render } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiProblem } from '../../../../web-components/api/problem.ts';
import '../../../../web-components/desk/person/hand-over-dialog.ts';
import '../../../../web-components/desk/person/lift-dialog.ts';
import '../../../../web-components/styles/page.css';
import { axeFaults } from '../../../support/axe.ts';

const server = {
  proposeLifting: vi.fn(async (_id: string, _because: string): Promise<unknown> => undefined),
  handOver: vi.fn(async (_given: object): Promise<unknown> => undefined),
  colleagues: vi.fn(async () => ({ colleagues: [{ id: 'ilse', name: 'Ilse Brandvold' }] })),
};
const told = vi.fn();

afterEach(() => {
  render(html``, document.body);
  for (const mock of [server.proposeLifting, server.handOver, told]) mock.mockClear();
});

const lift = () =>
  render(
    html`<cw-lift-dialog .server=${server as never} delegateId="d-1" .name=${'沈望舒'} open @proposed=${told}></cw-lift-dialog>`,
    document.body,
  );
const handOver = () =>
  render(
    html`<cw-hand-over-dialog .server=${server as never} delegateId="d-1" .name=${'沈望舒'} open @handed-over=${told}></cw-hand-over-dialog>`,
    document.body,
  );
const why = () => page.getByLabelText(/^Why\?/);
const note = () => page.getByLabelText(/^What was done/);

/** The field that has the focus, through all shadow roots. */
function focused(): string | null | undefined {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.getAttribute('name');
}

describe('a dialog of the desk about one person', () => {
  it('says who it is, is entered in its first field, and asks why before it proposes', async () => {
    lift();
    await expect.poll(focused).toBe('because');
    await expect.element(page.getByText('沈望舒')).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Say why, in a few words.');
    expect(server.proposeLifting).not.toHaveBeenCalled();
    await userEvent.keyboard('  The ministry cleared them {Enter}');
    await expect.poll(() => told.mock.calls.length).toBe(1);
    expect(server.proposeLifting).toHaveBeenCalledExactlyOnceWith('d-1', 'The ministry cleared them');
  });

  it('stays open with what was entered where it could not be done, and does nothing twice at once', async () => {
    let fail: (error: unknown) => void = () => undefined;
    server.proposeLifting.mockImplementationOnce(() => new Promise((_, failed) => (fail = failed)));
    lift();
    await expect.poll(focused).toBe('because');
    await userEvent.keyboard('They were cleared{Enter}{Enter}');
    expect(server.proposeLifting).toHaveBeenCalledTimes(1);
    fail(new ApiProblem({ type: 'about:blank', title: 'x', status: 503, code: 'request.too_busy' }));
    await expect.element(page.getByRole('alert')).not.toBeEmptyDOMElement();
    await expect.element(why()).toHaveValue('They were cleared');
    expect(told).not.toHaveBeenCalled();
  });

  it('hands over to whoever is free, or to the one that was chosen', async () => {
    handOver();
    await expect.poll(focused).toBe('note');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Say what was done and what is still wrong.');
    await note().fill('Badge printed, photograph missing');
    await page.getByRole('combobox').selectOptions('Ilse Brandvold');
    await page.getByRole('button', { name: /^Hand over/ }).click();
    await expect.poll(() => told.mock.calls.length).toBe(1);
    const given = { delegateId: 'd-1', note: 'Badge printed, photograph missing', to: 'ilse' };
    expect(server.handOver).toHaveBeenCalledExactlyOnceWith(given);
  });
});
