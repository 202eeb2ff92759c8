import { html, render } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page as screen, userEvent } from 'vitest/browser';
import type { DelegatePage } from '../../../server/registration/delegate-page/delegate-page.contract.ts';
import '../../../web-components/delegate/delegate-page.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { newDelegateWorld, ownPage, pageAt, secret } from './own-pages.ts';

let world: ReturnType<typeof newDelegateWorld>;
beforeEach(() => {
  world = newDelegateWorld();
});
afterEach(() => render(html``, document.body));

function open() {
  render(
    html`<cw-delegate-page .server=${world.server} .kept=${world.keeping} .speak=${world.speak}></cw-delegate-page>`,
    document.body,
  );
  return document.querySelector('cw-delegate-page')!;
}

const heading = (name: string | RegExp) => expect.element(screen.getByRole('heading', { name }));
const shown = (words: string | RegExp) => expect.element(screen.getByText(words).first());

describe('what comes next', () => {
  it.each<[DelegatePage['step'], string]>([
    ['form', 'Complete your registration'],
    ['more_needed', 'Something more is needed'],
    ['photograph', 'Add a photograph of yourself'],
    ['waiting', 'Your registration is being looked at'],
    ['waitlisted', 'You are on the waiting list'],
    ['declined', 'Your registration was not approved'],
    ['withdrawn', 'Your registration is withdrawn'],
    ['badge_revoked', 'Your badge was revoked'],
  ])('is one thing: %s', async (step, name) => {
    world.answer = async () => pageAt(step, { hasPhotograph: step !== 'photograph' });
    const element = open();
    await heading(name).toBeVisible();
    expect(element.shadowRoot?.querySelector('cw-own-badge')).toBeNull();
    expect(await axeFaults(element)).toEqual([]);
  });

  it('tells what a reviewer wrote as text, whatever it holds', async () => {
    const because = '<img src=x onerror=alert(1)> bring a sharper scan';
    world.answer = async () => pageAt('more_needed', { because, dueOn: '2026-11-20' });
    const element = open();
    await shown(because).toBeVisible();
    await shown('Please send it by 20 November 2026.').toBeVisible();
    expect(element.shadowRoot?.querySelector('cw-next-step')?.shadowRoot?.querySelector('img')).toBeNull();
  });

  it('leads to the form by a link of its own, whose secret stands in the fragment', async () => {
    world.answer = async () => pageAt('form');
    const element = open();
    await heading('Complete your registration').toBeVisible();
    const leaveFor = vi.fn();
    element.shadowRoot!.querySelector('cw-next-step')!.leaveFor = leaveFor;
    await screen.getByRole('button', { name: 'Go to the form' }).click();
    await expect.poll(() => leaveFor.mock.calls).toEqual([[`/register/#${secret}`]]);
  });
});

describe('who comes with the delegate', () => {
  it('is invited by an address, and gets a form of their own', async () => {
    const formId = '019a9f00-0000-7000-8000-00000000000f';
    let list = { companions: [], forms: [] as { id: string; email: string; expiresAt: string }[], atMost: 1 };
    world.server.companions = vi.fn(async () => list);
    world.server.inviteCompanion = vi.fn(async ({ email }) => {
      list = { ...list, forms: [{ id: formId, email, expiresAt: '2026-12-01T00:00:00Z' }] };
    });
    open();
    await screen.getByText('Somebody comes with you?').click();
    await userEvent.type(screen.getByRole('textbox', { name: 'Their e-mail address' }), 'noor@delegates.example');
    await userEvent.keyboard('{Enter}');
    await shown('A form was sent to noor@delegates.example.').toBeVisible();
    expect(world.server.inviteCompanion).toHaveBeenCalledWith({ email: 'noor@delegates.example', locale: 'en' });
    await expect.element(screen.getByRole('textbox')).not.toBeInTheDocument();
    world.server.takeCompanionBack = vi.fn(async () => {
      list = { ...list, forms: [] };
    });
    await screen.getByRole('button', { name: 'Take back the form' }).click();
    await screen.getByRole('button', { name: 'Keep it' }).click();
    await screen.getByRole('button', { name: 'Take back the form' }).click();
    expect(await axeFaults(document.querySelector('cw-delegate-page')!)).toEqual([]);
    await screen.getByRole('button', { name: 'Take it back' }).click();
    await shown('The form for noor@delegates.example is taken back.').toBeVisible();
    expect(vi.mocked(world.server.takeCompanionBack).mock.calls).toEqual([[formId]]);
    await expect.element(screen.getByRole('textbox', { name: 'Their e-mail address' })).toBeVisible();
  });

  it('is seen by the head of a group, with who is missing', async () => {
    world.answer = async () => ownPage({ isInGroup: true });
    const member = {
      name: '林渡川',
      nameLatin: 'Lin Duchuan',
      standing: 'approved' as const,
      isVerified: true,
      isInside: true,
    };
    world.server.group = vi.fn(async () => ({
      name: 'Bahr Radio crew',
      isHead: true,
      members: [
        member,
        { ...member, name: 'Mira Okafor', isInside: false, isVerified: false, standing: 'invited' as const },
      ],
    }));
    open();
    await shown('1 of 2 inside').toBeVisible();
    await shown('form not sent').toBeVisible();
  });
});

describe('the language', () => {
  it('is the one that the delegate registered in', async () => {
    world.answer = async () => ownPage({ locale: 'ar' });
    open();
    await expect.poll(() => world.speak.mock.calls).toContainEqual(['ar']);
  });

  it('stays the one that was chosen here', async () => {
    localStorage.setItem('causeway.language', 'en');
    world.answer = async () => ownPage({ locale: 'ar' });
    open();
    await shown('10001-4').toBeVisible();
    expect(world.speak).not.toHaveBeenCalled();
  });
});
