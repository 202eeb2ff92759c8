import { defineFaults } from '../../kernel/domain-error.ts';

export const formsFaults = defineFaults('registration', {
  form_not_open: ['conflict', 'Registration is not open.'],
  form_closed: ['conflict', 'Registration is closed. Ask the organiser if you still want to come.'],
  form_unknown: ['not_found', 'This link opens no form. Check that it is whole, or begin a new form.'],
  form_expired: ['gone', 'This form was not sent in time and is gone. Begin a new one.'],
  form_taken_back: [
    'gone',
    'Whoever began this form for you has taken it back. Ask them, or begin a form of your own.',
  ],
  form_saved_elsewhere: [
    'conflict',
    'This form was saved in another window meanwhile. Read it again before you go on.',
  ],
  form_already_sent: ['conflict', 'This form was sent already, and cannot be changed any more.'],
  form_faulty: ['unprocessable', 'Something in the form is missing or not right.'],
  form_not_needed: ['conflict', 'Your registration was decided on meanwhile: nothing is asked of you.'],
  too_many_forms: ['too_many', 'Too many forms were begun from here. Wait a little, then try again.'],
  too_many_savings: ['too_many', 'This form is saved too often. Wait a little, then try again.'],
  companions_full: ['conflict', 'No more companions can come with this delegate.'],
  companion_not_possible: ['conflict', 'Only who is registered, and accompanies nobody else, can bring a companion.'],
  question_answered: [
    'conflict',
    'Somebody answered this question. Its kind and the options that were chosen must stay; ask a new question instead.',
  ],
});
