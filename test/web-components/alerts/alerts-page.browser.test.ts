import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/alerts/alerts-page.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { AlertsTold, lookUpBy } from './alerts-told.ts';

const server = { acknowledge: vi.fn(async (_id: string): Promise<unknown> => undefined), ownId: vi.fn(async () => '') };

beforeEach(async () => {
  await page.viewport(1280, 800);
  vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('no network in this test'));
});
afterEach(() => {
  render(html``, document.body);
  document.documentElement.removeAttribute('dir');
  delete document.documentElement.dataset.theme;
  server.acknowledge.mockReset();
  vi.restoreAllMocks();
});

const show = () => render(html`<cw-alerts-page .server=${server} .scopes=${['all']}></cw-alerts-page>`, document.body);
const rows = () => page.getByRole('listitem');
/** What each row says, ages too. */
const said = () =>
  [...document.querySelector('cw-alerts-page')!.renderRoot.querySelectorAll('cw-alert-row')].map(({ renderRoot }) => {
    const age = renderRoot.querySelector('cw-age')?.renderRoot.textContent ?? '';
    return `${renderRoot.textContent} ${age} ago`.replaceAll(/\s+/g, ' ');
  });
const acknowledgeButton = () => page.getByRole('button', { name: 'Acknowledge' });

describe('The alerts', () => {
  it('say who looked up whom, when and why, newest first', async () => {
    new AlertsTold(lookUpBy(7), lookUpBy(3));
    show();
    await expect.poll(() => said()[0]).toContain('Doctor 3 looked up where 沈望舒 (Shen Wangshu) is');
    expect(said()[0]).toContain('Collapsed in the hall, the ambulance asks');
    expect(said()[0]).toContain('3 min ago');
    expect(said()[1]).toContain('Doctor 7');
    await expect.element(page.getByText('2 to acknowledge.')).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('have each a button of which one hears what it acknowledges', async () => {
    new AlertsTold(lookUpBy(7), lookUpBy(3));
    show();
    await expect.element(acknowledgeButton().nth(1)).toBeVisible();
    await expect.element(acknowledgeButton().first()).toHaveAccessibleDescription(/^Doctor 3 looked up where/);
    await expect.element(acknowledgeButton().nth(1)).toHaveAccessibleDescription(/^Doctor 7 looked up where/);
  });

  it('come while the page is open, and go when somebody has acknowledged them', async () => {
    const told = new AlertsTold();
    show();
    await expect.element(page.getByText(/^When somebody looks up where a person is, or/)).toBeVisible();
    told.tell(lookUpBy(1));
    await expect.element(page.getByText('1 to acknowledge.')).toBeVisible();
    await acknowledgeButton().click();
    expect(server.acknowledge).toHaveBeenCalledExactlyOnceWith(lookUpBy(1).id);
    told.tell();
    await expect.element(page.getByRole('heading', { name: 'No alerts' })).toBeVisible();
    const { left, right } = page.getByRole('heading', { name: 'No alerts' }).element().getBoundingClientRect();
    expect((left + right) / 2, 'in the middle of the page').toBeCloseTo(640, 0);
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('are acknowledged by keyboard; why one cannot be is said beside it', async () => {
    new AlertsTold(lookUpBy(1));
    server.acknowledge.mockRejectedValue(
      new ApiProblem({ type: 'about:blank', title: 'Own', status: 403, code: 'alerts.own_alert' }),
    );
    server.ownId.mockResolvedValueOnce(String(lookUpBy(1).raisedBy?.id));
    show();
    await expect.poll(said).toEqual([expect.stringContaining('your own: for another administrator')]);
    (acknowledgeButton().element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('This is about what you did yourself: another administrator acknowledges it.');
    await expect.element(acknowledgeButton()).toBeEnabled();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('are counted also where more are open than are told', async () => {
    const told = new AlertsTold(lookUpBy(1));
    show();
    await expect.element(page.getByText('1 to acknowledge.')).toBeVisible();
    told.tellOf(120, lookUpBy(1), lookUpBy(2));
    await expect.element(page.getByText('120 to acknowledge; the newest 2 are shown.')).toBeVisible();
  });

  it('stay when they are old, and go with the right to see them', async () => {
    const told = new AlertsTold(lookUpBy(1));
    show();
    await expect.element(rows()).toBeVisible();
    told.stale();
    await expect.poll(said).toEqual([expect.stringContaining('Doctor 1')]);
    told.refuse();
    await expect.element(page.getByText('Your role may not do this.')).toBeVisible();
    expect(rows().query()).toBeNull();
  });

  it.each([
    ['dark', 'ltr'],
    ['light', 'rtl'],
  ])('fit a phone, %s and %s, with a long reason', async (theme, direction) => {
    await page.viewport(390, 844);
    document.documentElement.dataset.theme = theme;
    document.documentElement.dir = direction;
    new AlertsTold(
      lookUpBy(1, { because: 'x'.repeat(500) }),
      lookUpBy(2, { because: 'سقط في القاعة والإسعاف يسأل عنه' }),
    );
    show();
    await expect.element(rows().first()).toBeVisible();
    expect(document.documentElement.scrollWidth).toBe(390);
    expect(await axeFaults(document.body)).toEqual([]);
  });
});

describe('A rejection', () => {
  const rejected = (because: string) =>
    lookUpBy(1, { kind: 'delegate_rejected', because, raisedBy: undefined as never });

  it.each([
    ['inside', 'They were inside the venue then.'],
    ['outside', 'They were not inside the venue then.'],
  ])('says whose clearance was refused, and whether they were inside: %s', async (because, words) => {
    new AlertsTold(rejected(because));
    show();
    await expect.poll(() => said()[0]).toContain('The clearance of 沈望舒 (Shen Wangshu) was refused');
    expect(said()[0]).toContain(words);
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('is all that a supervisor follows', async () => {
    const told = new AlertsTold(lookUpBy(2));
    render(html`<cw-alerts-page .server=${server} .scopes=${['rejections']}></cw-alerts-page>`, document.body);
    told.tell(lookUpBy(2));
    expect(said()).toEqual([]);
    told.tellRejections(rejected('inside'));
    await expect.poll(() => said()[0]).toContain('was refused');
  });

  it('is told together with the network to who sees to both, and neither hides the other', async () => {
    const told = new AlertsTold();
    render(
      html`<cw-alerts-page .server=${server} .scopes=${['rejections', 'network']}></cw-alerts-page>`,
      document.body,
    );
    told.tellRejections(rejected('inside'));
    expect(said()).toEqual([]);
    const because = JSON.stringify({ accessPoint: 'AP 7', how: 'silent' });
    told.tellNetwork(lookUpBy(2, { kind: 'disconnect_unanswered', because, raisedBy: undefined as never }));
    await expect.poll(said).toHaveLength(2);
    await expect.element(page.getByText('2 to acknowledge.')).toBeVisible();
  });
});

it('a wish to be erased says whose it is, without a why, and leads to where it is decided', async () => {
  new AlertsTold(lookUpBy(1, { kind: 'erasure_requested', because: '', raisedBy: undefined as never }));
  show();
  await expect.poll(() => said()[0]).toContain('沈望舒 (Shen Wangshu) asks to be erased');
  const link = page.getByRole('link', { name: 'Who asked to be erased' });
  await expect.element(link).toHaveAttribute('href', '/privacy/');
  expect(document.querySelector('blockquote')).toBeNull();
  expect(await axeFaults(document.body)).toEqual([]);
});
