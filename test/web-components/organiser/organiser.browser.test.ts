import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { delegateCategories } from '../../../db/vocabulary.ts';
import type { StoredQuestions, StoredTerms } from '../../../server/registration/forms/terms.contract.ts';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import type { OrganiserServer } from '../../../web-components/organiser/organiser-server.ts';
import '../../../web-components/organiser/questions-panel.ts';
import '../../../web-components/organiser/terms-panel.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const terms: StoredTerms = {
  ...{ openTo: ['attendee'], approvedByRule: [], walkIn: ['attendee'], locales: ['en', 'zh-CN'], companionsAtMost: 1 },
  ...{ minorBelow: 18, asksForPhotograph: true, asksForDocument: false, changedAt: '2026-11-01T00:00:00Z' },
};
const standings = {
  categories: delegateCategories.map((category) => ({
    ...{ category, taken: 38, waitlisted: category === 'media' ? 3 : 0 },
    ...(category === 'media' && { places: 38 }),
  })),
};
const stored: StoredQuestions = {
  revision: 'r1',
  questions: [
    {
      ...{
        id: 'meals',
        label: { en: 'What do you eat?' },
        kind: 'text',
        options: [],
        isRequired: true,
        categories: [],
      },
      ...{ isShownAtScan: false, answers: 12 },
    },
    {
      ...{ id: 'wheelchair', label: { en: 'Needs a wheelchair' }, kind: 'yes_no', options: [], isRequired: false },
      ...{ categories: [], isShownAtScan: true, answers: 0 },
    },
  ],
};

let server: { [verb in keyof OrganiserServer]: ReturnType<typeof vi.fn> };
const asServer = () => server as unknown as OrganiserServer;

beforeEach(async () => {
  await page.viewport(1280, 900);
  server = {
    terms: vi.fn(async () => terms),
    putTerms: vi.fn(async (put: StoredTerms) => ({ ...put, changedAt: '2026-11-02T00:00:00Z' })),
    quotas: vi.fn(async () => standings),
    putQuotas: vi.fn(async () => ({ ...standings, movedUp: 2 })),
    questions: vi.fn(async () => stored),
    putQuestions: vi.fn(async ({ questions }: { questions: StoredQuestions['questions'] }) => ({
      questions: questions.map((each) => ({ ...each, answers: 0 })),
      revision: 'r2',
    })),
  };
});
afterEach(() => render(html``, document.body));

describe('the terms of registration', () => {
  const open = async () => {
    render(html`<cw-terms-panel .server=${asServer()}></cw-terms-panel>`, document.body);
    await expect.element(page.getByText('Not open: only invited delegates get a form.')).toBeVisible();
    return document.querySelector('cw-terms-panel')!;
  };
  const save = () => page.getByRole('button', { name: 'Save' });

  it('are opened at once, and saved with the version that was seen', async () => {
    await open();
    await expect.element(save()).toBeDisabled();
    await page.getByRole('button', { name: 'Open now' }).click();
    await expect.element(page.getByText('Open: anybody may send a form.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'People may ask to be Media' }).click();
    await save().click();
    await expect.element(page.getByText('Saved.')).toBeVisible();
    const put = server.putTerms.mock.lastCall?.[0];
    expect(put).toMatchObject({ changedAt: terms.changedAt, openTo: ['attendee', 'media'] });
    expect(Date.parse(put.opensAt)).toBeLessThanOrEqual(Date.now());
    expect(server.putQuotas).not.toHaveBeenCalled();
  });

  it('tell who came up from the waiting list when places were added', async () => {
    await open();
    await page.getByRole('textbox', { name: 'Places for Media; empty is no limit' }).fill('40');
    await save().click();
    await expect.element(page.getByText('Saved. The first 2 of the waiting list were approved.')).toBeVisible();
    expect(server.putQuotas.mock.lastCall?.[0]).toEqual({ quotas: [{ category: 'media', places: 40 }] });
    expect(server.putTerms).not.toHaveBeenCalled();
  });

  it('are left as they were', async () => {
    await open();
    await page.getByRole('button', { name: 'Open now' }).click();
    await page.getByRole('button', { name: 'Leave it as it was' }).click();
    await expect.element(page.getByText('Not open: only invited delegates get a form.')).toBeVisible();
  });

  it('keep a language, and say which is spoken where none is asked for', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Where none of these is asked for' }).selectOptions('简体中文');
    await page.getByRole('checkbox', { name: 'English' }).click();
    await page.getByRole('checkbox', { name: '简体中文' }).click();
    await save().click();
    await expect.poll(() => server.putTerms.mock.lastCall?.[0].locales).toEqual(['zh-CN']);
  });

  it('say when somebody else changed them', async () => {
    server.putTerms.mockRejectedValue(
      new ApiProblem({ type: '', title: '', status: 409, code: 'registration.changed_meanwhile' }),
    );
    await open();
    await page.getByRole('button', { name: 'Open now' }).click();
    await save().click();
    await expect.element(page.getByText(/Somebody else changed this meanwhile/)).toBeVisible();
  });

  it.each([
    [1280, 900],
    [390, 844],
  ])('leave axe nothing to say at %i by %i', async (width, height) => {
    await page.viewport(width, height);
    expect(await axeFaults(await open())).toEqual([]);
  });
});

describe('the questions', () => {
  const open = async () => {
    render(html`<cw-questions-panel .server=${asServer()}></cw-questions-panel>`, document.body);
    await expect.element(page.getByRole('button', { name: /^What do you eat/ })).toBeVisible();
    return document.querySelector('cw-questions-panel')!;
  };
  const put = () => server.putQuestions.mock.lastCall?.[0];
  const save = () => page.getByRole('button', { name: 'Save' }).click();

  it('get another, which is named by its words', async () => {
    await open();
    await page.getByRole('button', { name: 'Ask another question' }).click();
    await expect.element(page.getByText(/^A question is not whole yet/)).toBeVisible();
    await page.getByRole('textbox', { name: 'The question: English' }).fill('When do you arrive?');
    await page.getByRole('radio', { name: 'A day' }).click();
    await save();
    await expect.element(page.getByText('Saved.')).toBeVisible();
    expect(put().revision).toBe('r1');
    expect(put().questions.at(-1)).toMatchObject({ id: 'when-do-you-arrive', kind: 'date' });
  });

  it('are put in another order by keyboard', async () => {
    await open();
    await page.getByRole('button', { name: /^What do you eat/ }).click();
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await save();
    await expect.poll(() => put().questions.map(({ id }: { id: string }) => id)).toEqual(['wheelchair', 'meals']);
  });

  it('that were answered keep their kind, and are asked no longer rather than removed', async () => {
    await open();
    await expect.element(page.getByText('It has 12 answers, so its kind stays as it is.')).toBeVisible();
    await page.getByRole('button', { name: 'Ask it no longer' }).click();
    await expect.element(page.getByText(/^no longer asked · 12 answers/)).toBeVisible();
    await save();
    await expect.poll(() => put().questions.map(({ id }: { id: string }) => id)).toEqual(['wheelchair']);
  });

  it.each([
    [1280, 900],
    [390, 844],
  ])('leave axe nothing to say at %i by %i', async (width, height) => {
    await page.viewport(width, height);
    const panel = await open();
    await page.getByRole('button', { name: /^Needs a wheelchair/ }).click();
    await page.getByRole('radio', { name: 'One of several' }).click();
    await page.getByRole('button', { name: 'Another answer' }).click();
    expect(await axeFaults(panel)).toEqual([]);
    // The page's name is the first level: what stands below it begins with the second.
    await expect.element(page.getByRole('heading', { name: 'Answers to choose from', level: 2 })).toBeVisible();
  });
});
