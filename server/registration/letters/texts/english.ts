import type { LetterTexts } from './letter-texts.ts';

export const english: LetterTexts = {
  greeting: (name) => (name ? `Dear ${name},` : 'Good day,'),
  keepLink:
    'The link is yours alone: whoever has it can open your page. It works as often as you like, on every device.',
  foot: ({ conference }) =>
    `The registration of ${conference} sent you this. If it is not meant for you, delete it: nothing happens.`,
  kinds: {
    invitation: {
      subject: ({ conference }) => `Your invitation to ${conference}`,
      before: ({ conference, days }) => [
        `You are invited to ${conference}, ${days}.`,
        'Open your page and complete your registration: much of it is filled in already. It takes a few minutes, and you can stop and go on later.',
      ],
      link: 'Complete your registration',
    },
    form_link: {
      subject: ({ conference }) => `Go on with your registration for ${conference}`,
      before: ({ conference, days }) => [
        `You began to register for ${conference}, ${days}.`,
        'What you typed is saved. With this link you go on where you stopped, on any device.',
      ],
      link: 'Go on with the form',
    },
    received: {
      subject: ({ conference }) => `We have your registration for ${conference}`,
      before: ({ conference }) => [
        `Thank you: your registration for ${conference} has arrived.`,
        'Somebody will look at it. We write to you as soon as it is decided; until then you need not do anything. Your page tells where it stands.',
      ],
      link: 'Open your page',
    },
    approved: {
      subject: ({ conference }) => `You are registered for ${conference}`,
      before: ({ conference, days, category }) => [
        `Your registration for ${conference}, ${days}, is approved${category ? ` (category: ${category})` : ''}.`,
        'Your badge is on your page. Open it once on the phone that you will bring: after that it works without network. Bring the identity document that you registered with, for somebody will look at it when you first arrive.',
      ],
      always: ({ category }) => [
        `Your registration is approved${category ? ` (category: ${category})` : ''}. Bring the identity document that you registered with.`,
      ],
      link: 'Open your badge',
    },
    declined: {
      subject: ({ conference }) => `Your registration for ${conference}`,
      before: ({ conference }) => [
        `We are sorry: your registration for ${conference} was not approved. The reason is:`,
      ],
      always: () => ['Your registration was not approved. The reason is:'],
      after: () => ['If something in it was wrong, answer this letter.'],
    },
    more_needed: {
      subject: ({ conference }) => `Your registration for ${conference}: something is missing`,
      before: ({ conference }) => [
        `We looked at your registration for ${conference} and need something more from you:`,
      ],
      always: () => ['We need this from you:'],
      after: ({ dueOn }) => [
        dueOn
          ? `Please send it by ${dueOn}. What you sent before is still in the form.`
          : 'What you sent before is still in the form.',
      ],
      link: 'Complete your registration',
    },
    waitlisted: {
      subject: ({ conference }) => `You are on the waiting list for ${conference}`,
      before: ({ conference, category }) => [
        `All places${category ? ` in the category “${category}”` : ''} at ${conference} are taken, so you are on the waiting list.`,
        'When a place becomes free, it goes to whoever has waited longest, and we write to you at once. You need not do anything.',
      ],
      always: () => ['You are on the waiting list.'],
      link: 'Open your page',
    },
    withdrawn: {
      subject: ({ conference }) => `Your registration for ${conference} is withdrawn`,
      before: ({ conference }) => [
        `Your registration for ${conference} is withdrawn, and your badge is no longer valid.`,
      ],
      always: () => ['Your registration is withdrawn, and your badge is no longer valid.'],
      after: () => ['If that is a mistake, answer this letter.'],
    },
    new_link: {
      subject: ({ conference }) => `Your new link for ${conference}`,
      before: () => ['Here is a new link to your page. Those that you had before do not work any more.'],
      always: () => ['The links that you had before do not work any more.'],
      link: 'Open your page',
    },
  },
};
