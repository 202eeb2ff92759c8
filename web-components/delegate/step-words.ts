import { msg, str } from '@lit/localize';
import type { DelegatePage, NextStep } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import type { MarkKind } from '../elements/mark.ts';
import { formatDay } from '../styles/format.ts';

/** What the page says of a step that is not the badge. */
export interface StepWords {
  readonly mark: MarkKind;
  readonly heading: string;
  readonly sentences: readonly string[];
  /** What the button does, where the form is what comes next. */
  readonly form?: string;
}

type StepOf = Pick<DelegatePage, 'step' | 'dueOn' | 'badge' | 'vetting'>;

/** The words of a step: what it is, what happens next, and what the delegate does. */
export function stepWords({ step, dueOn, badge, vetting }: StepOf): StepWords {
  if (badge && vetting) return heldBackWords(vetting);
  switch (step) {
    case 'form':
      return {
        mark: 'refer',
        heading: msg('Complete your registration'),
        sentences: [msg('Much of it is filled in already. It takes a few minutes, and you can stop and go on later.')],
        form: msg('Go to the form'),
      };
    case 'more_needed':
      return {
        mark: 'refer',
        heading: msg('Something more is needed'),
        sentences: [
          dueOn ? msg(str`Please send it by ${formatDay(dueOn)}.`) : msg('Please send it soon.'),
          msg('What you sent before is still in the form.'),
        ],
        form: msg('Go to the form'),
      };
    default:
      return wordsWithoutForm(step);
  }
}

/** Of a badge that is there and opens no gate: what is so, and no reason. */
function heldBackWords(vetting: NonNullable<DelegatePage['vetting']>): StepWords {
  if (vetting === 'rejected')
    return {
      mark: 'refuse',
      heading: msg('Your badge opens no gate'),
      sentences: [msg('Go to a desk with your identity document: they tell you how to go on.')],
    };
  return {
    mark: 'wait',
    heading: msg('Your badge is ready, and not in use yet'),
    sentences: [
      msg('It opens gates once a check is finished that is made of everybody in your category.'),
      msg('You need not do anything. This page says it when it is finished.'),
    ],
  };
}

function wordsWithoutForm(step: Exclude<NextStep, 'form' | 'more_needed'>): StepWords {
  switch (step) {
    case 'photograph':
      return {
        mark: 'refer',
        heading: msg('Add a photograph of yourself'),
        sentences: [
          msg(
            'Your face from the front, in good light, without sunglasses. The gates compare it with you; nobody else sees it.',
          ),
        ],
      };
    case 'waiting':
      return {
        mark: 'wait',
        heading: msg('Your registration is being looked at'),
        sentences: [
          msg('You need not do anything. We write to you when it is decided, and this page says it too.'),
          msg('Once it is approved, your badge appears here.'),
        ],
      };
    case 'waitlisted':
      return {
        mark: 'wait',
        heading: msg('You are on the waiting list'),
        sentences: [
          msg('All places are taken just now. When one is free, it goes to who has waited longest; we write to you.'),
        ],
      };
    case 'declined':
      return {
        mark: 'refuse',
        heading: msg('Your registration was not approved'),
        sentences: [msg('If you think that this is a mistake, answer the letter that we wrote to you.')],
      };
    case 'withdrawn':
      return {
        mark: 'refuse',
        heading: msg('Your registration is withdrawn'),
        sentences: [msg('There is no badge any more. If that is a mistake, answer the letter that we wrote to you.')],
      };
    case 'badge_revoked':
      return {
        mark: 'refuse',
        heading: msg('Your badge was revoked'),
        sentences: [msg('It opens no gate. Go to a desk with your identity document: you get a new one there.')],
      };
    case 'badge':
      return {
        mark: 'wait',
        heading: msg('Your badge is on its way'),
        sentences: [msg('It appears here in a moment.')],
      };
  }
}
