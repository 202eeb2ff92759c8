import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import '../../../web-components/delegate/delegate-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { newDelegateWorld, ownDataKept, pageAt, problem } from './own-pages.ts';

let world: ReturnType<typeof newDelegateWorld>;
beforeEach(async () => {
  world = newDelegateWorld();
  await screen.viewport(360, 740);
});
afterEach(() => render(html``, document.body));

async function open() {
  render(
    html`<cw-delegate-page .server=${world.server} .kept=${world.keeping} .speak=${world.speak}></cw-delegate-page>`,
    document.body,
  );
  await screen.getByText('Your data').click();
}

const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());
const press = (name: string) => screen.getByRole('button', { name }).click();

describe('“Your data”', () => {
  it('says what is kept, what it says, what it is for and until when; without network and axe faults', async () => {
    await open();
    await shown('Nadira Al-Khazraji').toBeVisible();
    await shown('nadira@bahr-radio.example').toBeVisible();
    await shown(/A station compares it with the one that you show. Kept: until Sun, 27 Dec|27 Dec/).toBeVisible();
    await shown(/Scans of your badge/).toBeVisible();
    await shown(/Kept: for a day/).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('says a name once that is the same in Latin letters', async () => {
    const name = { kind: 'name' as const, count: 1, values: ['Ginevra Acqualungo', 'Ginevra Acqualungo'] };
    world.server.data = async () => ownDataKept({ kinds: [name] });
    await open();
    await shown('Ginevra Acqualungo').toBeVisible();
    expect(screen.getByText('Ginevra Acqualungo').elements()).toHaveLength(1);
  });

  it('is not asked for before somebody opens it', async () => {
    render(
      html`<cw-delegate-page .server=${world.server} .kept=${world.keeping} .speak=${world.speak}></cw-delegate-page>`,
      document.body,
    );
    await shown('Your data').toBeVisible();
    expect(world.server.data).not.toHaveBeenCalled();
  });

  it('opens by keyboard', async () => {
    await open();
    await shown('Nadira Al-Khazraji').toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByText('nadira@bahr-radio.example')).not.toBeVisible();
  });

  it('downloads a copy, and says where it is', async () => {
    await open();
    await press('Download a copy');
    await shown(/The copy is with your downloads/).toBeVisible();
    expect(world.server.copyData).toHaveBeenCalledOnce();
  });

  it('says in words that too many copies were taken', async () => {
    world.server.copyData = vi.fn(async () => Promise.reject(problem('privacy.too_many_copies', 429)));
    await open();
    await press('Download a copy');
    await shown(/You have downloaded several copies/).toBeVisible();
  });
});

describe('a registration', () => {
  it('is withdrawn only when asked twice, and what follows is said between', async () => {
    await open();
    await press('Withdraw my registration');
    await shown(/You cannot undo this yourself/).toBeVisible();
    expect(world.server.withdraw).not.toHaveBeenCalled();
    await press('Go back');
    await press('Withdraw my registration');
    world.answer = async () => pageAt('withdrawn', { status: 'withdrawn' });
    await press('Yes, withdraw it');
    await expect.element(screen.getByRole('button', { name: 'Withdraw my registration' })).not.toBeInTheDocument();
    expect(world.server.withdraw).toHaveBeenCalledOnce();
    await shown('Ask to be erased').toBeVisible();
  });
});

describe('an erasure', () => {
  it('is asked for twice, waits for the organiser, and can be taken back', async () => {
    await open();
    await press('Ask to be erased');
    await shown(/two of their staff decide/).toBeVisible();
    world.server.data = vi.fn(async () => ownDataKept({ askedForErasureAt: '2026-11-24T08:00:00Z' }));
    await press('Yes, ask for it');
    await shown(/The organiser has not decided yet/).toBeVisible();
    expect(world.server.askForErasure).toHaveBeenCalledOnce();
    world.server.data = vi.fn(async () => ownDataKept());
    await press('Take it back');
    await shown('Ask to be erased').toBeVisible();
    expect(world.server.takeBackErasure).toHaveBeenCalledOnce();
  });

  it('that was declined says when, and is asked for again', async () => {
    const declined = { askedForErasureAt: '2026-11-24T08:00:00Z', erasureDeclinedAt: '2026-11-25T08:00:00Z' };
    await open();
    await press('Ask to be erased');
    world.server.data = vi.fn(async () => ownDataKept(declined));
    await press('Yes, ask for it');
    await shown(/declined it on (25 Nov|Nov 25)/).toBeVisible();
    world.server.data = vi.fn(async () => ownDataKept({ askedForErasureAt: '2026-11-26T08:00:00Z' }));
    await press('Ask again to be erased');
    await press('Yes, ask for it');
    await shown(/The organiser has not decided yet/).toBeVisible();
    expect(world.server.askForErasure).toHaveBeenCalledTimes(2);
  });
});
