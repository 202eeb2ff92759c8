import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { PhoneQuestion } from '../../../server/identity/phone-proofs/phone-proofs.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { ProveServer } from '../../../web-components/prove/prove-server.ts';
import '../../../web-components/prove/prove-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const question: PhoneQuestion = {
  station: { number: 4, place: { en: 'left of the stone bridge' } },
  officer: 'Wen Qiao',
  leftMs: 42_000,
  options: { challenge: 'AAAA' },
};
const problem = (code: string, status = 410) => new ApiProblem({ type: 'about:blank', title: code, status, code });
const server = {
  look: vi.fn<ProveServer['look']>(async () => question),
  answer: vi.fn<ProveServer['answer']>(async () => 42),
};

function open({ code = '', userAgent = 'Chrome', can = true } = {}) {
  history.replaceState(null, '', `${location.pathname}${location.search}${code && `#${code}`}`);
  render(
    html`<cw-prove-page .server=${server} .canUsePasskeys=${() => can} .userAgent=${userAgent}></cw-prove-page>`,
    document.body,
  );
}
beforeEach(async () => {
  await page.viewport(360, 740);
  vi.clearAllMocks();
});
afterEach(() => {
  render(html``, document.body);
  document.documentElement.removeAttribute('dir');
});
const heading = (name: string) => page.getByRole('heading', { name });
const button = (name: string) => page.getByRole('button', { name });

describe('the page on the phone', () => {
  it('says which station and officer ask, what is asked, and what to do where it is somebody else who asks', async () => {
    open({ code: 'K7M49QXD2V8R' });
    await expect.element(heading('A station asks who you are')).toBeVisible();
    expect(server.look).toHaveBeenCalledExactlyOnceWith('K7M49QXD2V8R');
    expect(location.hash).toBe('');
    for (const told of ['4', 'left of the stone bridge', 'Wen Qiao'])
      await expect.element(page.getByText(told, { exact: true })).toBeVisible();
    await expect.element(page.getByText(/None of these leaves the phone/)).toBeVisible();
    await expect.element(page.getByText(/close this page/)).toBeVisible();
    await expect.element(page.getByText(/good for another (42|41|40) s/)).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    expect(server.answer).not.toHaveBeenCalled();
  });

  it('answers once its owner wants to, and then shows one large number', async () => {
    open({ code: 'K7M49QXD2V8R' });
    await button('Answer with this phone').click();
    await expect.element(heading('Show this number to the officer')).toBeVisible();
    await expect.element(page.getByText('42', { exact: true })).toBeVisible();
    expect(server.answer).toHaveBeenCalledExactlyOnceWith('K7M49QXD2V8R', question);
    expect(page.getByRole('button').query()).toBeNull();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('takes a code that is typed, where the camera does not read it', async () => {
    open();
    await page.getByLabelText('Code').fill('k7m4 9qxd 2v8r');
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('A station asks who you are')).toBeVisible();
    expect(server.look).toHaveBeenCalledWith('k7m4 9qxd 2v8r');
  });

  it.each([
    ['identity.phone_code_over', /This code is over/],
    ['identity.phone_code_used', /has been answered/],
    ['identity.phone_code_unknown', /is not known/],
    ['identity.phone_not_asked', /does not ask any more/],
  ])('of a code that is no good (%s) says so, and takes another one', async (code, sentence) => {
    server.look.mockRejectedValueOnce(problem(code));
    open({ code: 'K7M49QXD2V8R' });
    await expect.element(page.getByText(sentence)).toBeVisible();
    await expect.element(page.getByLabelText('Code')).toBeVisible();
  });

  it('may be answered again with a challenge of its own when the question of the phone was closed', async () => {
    server.answer.mockRejectedValueOnce(problem('page.passkey_not_shown', 400));
    open({ code: 'K7M49QXD2V8R' });
    await button('Answer with this phone').click();
    await expect.element(page.getByText(/the question was closed/)).toBeVisible();
    expect(server.look).toHaveBeenCalledTimes(2);
    await button('Answer with this phone').click();
    await expect.element(page.getByText('42', { exact: true })).toBeVisible();
  });

  it('whose code was over meanwhile asks for another one', async () => {
    server.answer.mockRejectedValueOnce(problem('identity.phone_code_over'));
    open({ code: 'K7M49QXD2V8R' });
    await button('Answer with this phone').click();
    await expect.element(page.getByText(/This code is over/)).toBeVisible();
    await expect.element(page.getByLabelText('Code')).toBeVisible();
  });
});

describe('where a passkey cannot be used', () => {
  it('within another app the document is the way, and the address is there to be opened in a browser', async () => {
    open({ code: 'K7M49QXD2V8R', userAgent: 'Mozilla/5.0 (Linux; Android 15) MicroMessenger/8.0' });
    await expect.element(heading('Show your document instead')).toBeVisible();
    await expect.element(page.getByText(/passport or identity card to any station/)).toBeVisible();
    await expect.element(page.getByText(`${location.origin}/prove/`)).toBeVisible();
    await expect.element(button('Copy the address')).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('in a browser without passkeys the document is the way, with nothing to try in vain', async () => {
    open({ can: false });
    await expect.element(heading('Show your document instead')).toBeVisible();
    expect(page.getByRole('button').query()).toBeNull();
  });
});
