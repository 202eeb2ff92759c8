import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { KeptForm } from '../../../web-components/register/kept-form.ts';
import '../../../web-components/register/register-page.ts';
import type { RegisterServer } from '../../../web-components/register/register-server.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import {
  describeForm,
  type FakeRegister,
  keptIn,
  openedForm,
  outcome,
  secret,
  serverWith,
  wholeContent,
} from './forms.ts';

const problem = (status: number, code: string, faults?: { path: string; code: string; message: string }[]) =>
  new ApiProblem({ type: '', title: code, status, code, ...(faults && { faults }) });
const away = () => problem(503, 'page.no_answer');

async function open(server: FakeRegister, kept: KeptForm = keptIn()) {
  render(
    html`<cw-register-page .server=${server as unknown as RegisterServer} .kept=${kept}></cw-register-page>`,
    document.body,
  );
  await expect.element(page.getByRole('heading', { name: 'Water Town Conference' }).first()).toBeVisible();
  return document.querySelector('cw-register-page')!;
}

const openForm = async (server: FakeRegister, kept = keptIn({ secret })) => {
  const element = await open(server, kept);
  await expect.element(page.getByRole('heading', { name: 'Who you are' })).toBeVisible();
  return element;
};

const goOn = () => page.getByRole('button', { name: 'Go on' }).click();
const name = () => page.getByRole('textbox', { name: 'Name', exact: true });

/** What has the focus, through all shadow roots. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

beforeEach(() => {
  history.replaceState(null, '');
  return page.viewport(1280, 800);
});
afterEach(() => render(html``, document.body));

describe('before the form', () => {
  it('an address begins one, whose secret this window keeps', async () => {
    const [server, kept] = [serverWith(openedForm()), keptIn()];
    await open(server, kept);
    await page.getByRole('button', { name: 'Begin' }).click();
    await expect.element(page.getByText('Write an e-mail address')).toBeVisible();
    await userEvent.keyboard('ada@example.org{Enter}');
    await expect.element(page.getByRole('heading', { name: 'Who you are' })).toBeVisible();
    expect(server.begin).toHaveBeenCalledExactlyOnceWith('ada@example.org', 'en');
    expect(kept.secret()).toBe(secret);
  });

  it.each([
    [{ standing: 'not_yet', opensAt: '2026-12-01T08:00:00Z' } as const, /^Registration opens on 1 Dec 2026/],
    [{ standing: 'closed' } as const, /^Registration is closed$/],
    [{ standing: 'never' } as const, /^Registration is not open$/],
  ])('it says when there is none: %j', async (standing, words) => {
    await open(serverWith(openedForm(), describeForm(standing)));
    await expect.element(page.getByText(words)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Begin' })).not.toBeInTheDocument();
  });

  it('a link that opens nothing leads to a new form', async () => {
    const server = serverWith(openedForm());
    server.open.mockRejectedValueOnce(problem(404, 'registration.form_unknown'));
    await open(server, keptIn({ secret }));
    await page.getByRole('button', { name: 'Begin a new form' }).click();
    await expect.element(page.getByRole('button', { name: 'Begin', exact: true })).toBeVisible();
  });
});

describe('a form', () => {
  it('is filled in page by page, saved as it is typed, and sent', async () => {
    const server = serverWith(openedForm());
    await openForm(server);
    await name().fill('Ada Lindqvist');
    await page.getByRole('combobox', { name: 'Country' }).selectOptions('Sweden');
    await page.getByRole('textbox', { name: 'Year' }).fill('1985');
    await page.getByRole('combobox', { name: 'Month' }).selectOptions('March');
    await page.getByRole('textbox', { name: 'Day' }).fill('27');
    await goOn();
    await page.getByRole('radio', { name: /^Attendee/ }).click();
    await goOn();
    await page.getByRole('textbox', { name: 'What do you eat?' }).fill('Everything');
    await goOn();
    await expect.element(page.getByText('27 March 1985')).toBeVisible();
    await page.getByRole('button', { name: 'Send the registration' }).click();
    await expect.element(page.getByRole('heading', { name: 'Your registration has come in' })).toBeVisible();
    await expect.element(page.getByText(outcome.reference)).toBeVisible();
    expect(server.save.mock.lastCall?.[0]).toMatchObject({ secret, content: wholeContent, locale: 'en' });
    expect(server.submit.mock.lastCall).toEqual([secret, 3 + server.save.mock.calls.length]);
  });

  it('goes back and forth with the browser, and is at its step when the page is loaded again; nothing is lost', async () => {
    const kept = keptIn({ secret });
    const heading = (words: string) => expect.element(page.getByRole('heading', { name: words })).toBeVisible();
    await openForm(serverWith(openedForm({ content: wholeContent })), kept);
    await name().fill('Ada Lovisa Lindqvist');
    await goOn();
    await heading('What you come as');
    await goOn();
    await heading('A few questions');
    history.back();
    await heading('What you come as');
    history.back();
    await heading('Who you are');
    await expect.element(name()).toHaveValue('Ada Lovisa Lindqvist');
    history.forward();
    await heading('What you come as');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await heading('Who you are');
    history.forward();
    await heading('What you come as');
    render(html``, document.body);
    await open(serverWith(openedForm({ content: wholeContent })), kept);
    await heading('What you come as');
    history.back();
    await heading('Who you are');
  });

  it('tells what is missing beside its field, and goes there', async () => {
    await openForm(serverWith(openedForm()));
    await goOn();
    await expect.poll(focused).toBe(name().element());
    await expect.element(name()).toHaveAccessibleDescription(/Write your name\.$/);
    await name().fill('Ada');
    await expect.element(page.getByText('Write your name.')).not.toBeInTheDocument();
    await expect.element(page.getByText('Choose a country from the list.')).toBeVisible();
  });

  it('goes to the page of what the server finds wrong', async () => {
    const server = serverWith(openedForm({ content: wholeContent }));
    const faults = [{ path: 'answers.meals', code: 'too_long', message: 'too long', hint: '2000' }];
    server.submit.mockRejectedValue(problem(422, 'registration.form_faulty', faults));
    await openForm(server);
    await page.getByRole('button', { name: /Check and send/ }).click();
    await page.getByRole('button', { name: 'Send the registration' }).click();
    await expect.element(page.getByText('This is too long: at most 2,000 characters.')).toBeVisible();
    await expect.poll(focused).toBe(page.getByRole('textbox', { name: 'What do you eat?' }).element());
  });

  it('keeps what was typed while there is no network, and saves it when there is', async () => {
    const [server, kept] = [serverWith(openedForm({ content: wholeContent })), keptIn({ secret })];
    server.save.mockRejectedValueOnce(away());
    await openForm(server, kept);
    await name().fill('Ada Berg');
    await expect.element(page.getByText(/^No network\. What you typed is kept/)).toBeVisible();
    expect(kept.content()?.name).toBe('Ada Berg');
    window.dispatchEvent(new Event('online'));
    await expect.element(page.getByText('Saved', { exact: true })).toBeVisible();
    expect(server.save.mock.lastCall?.[0].content.name).toBe('Ada Berg');
    expect(kept.content()).toBeUndefined();
  });

  it('goes on with what this window kept when it is opened again', async () => {
    const server = serverWith(openedForm({ content: wholeContent }));
    await openForm(server, keptIn({ secret, content: { ...wholeContent, name: 'Ada Berg' } }));
    await expect.element(name()).toHaveValue('Ada Berg');
    await vi.waitFor(() => expect(server.save.mock.lastCall?.[0].content.name).toBe('Ada Berg'), { timeout: 15_000 });
  });

  it('that was saved in another window asks which of the two it shall be', async () => {
    const server = serverWith(openedForm({ content: wholeContent }));
    server.save.mockRejectedValueOnce(problem(409, 'registration.form_saved_elsewhere'));
    await openForm(server);
    await name().fill('Ada Berg');
    server.open.mockResolvedValue(openedForm({ content: { ...wholeContent, name: 'Ada L.' }, revision: 9 }));
    await page.getByRole('button', { name: 'The other one' }).click();
    await expect.element(name()).toHaveValue('Ada L.');
  });

  it('says what was asked for, and until when', async () => {
    const asked = { because: 'Please add your press card.', dueOn: '2026-11-20' };
    await openForm(serverWith(openedForm({ kind: 'asked', asked, content: wholeContent })));
    await expect.element(page.getByText('Please add your press card.')).toBeVisible();
    await expect.element(page.getByText('Please send it by 20 November 2026.')).toBeVisible();
  });

  it('that was sent before says what became of it', async () => {
    await open(serverWith(openedForm({ outcome: { ...outcome, standing: 'waitlisted' } })), keptIn({ secret }));
    await expect.element(page.getByRole('heading', { name: 'You are on the waiting list' })).toBeVisible();
  });
});

describe('axe has nothing to say', () => {
  it.each([
    [1280, 800],
    [390, 844],
  ])('of any page at %i by %i', async (width, height) => {
    await page.viewport(width, height);
    const description = describeForm({ asksForDocument: true, asksForPhotograph: true });
    const element = await openForm(serverWith(openedForm(), description));
    await goOn();
    expect(await axeFaults(element)).toEqual([]);
    const form = element.renderRoot.querySelector('cw-registration-form')!;
    const content = { ...wholeContent, birthDate: '2012-01-01', documentCountry: 'SE', documentNumber: 'AB12345' };
    form.saver.edit({ ...content, guardian: { name: 'Eva', phone: '+46 8 123 456' } });
    for (const heading of [
      'What you come as',
      'Your document',
      'Your photograph',
      'A few questions',
      'Check and send',
    ]) {
      await goOn();
      await expect.element(page.getByRole('heading', { name: heading, level: 2 })).toBeVisible();
      expect(await axeFaults(element), heading).toEqual([]);
    }
  });
});
