import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'registration.form_not_open': () => msg('Registration is not open.'),
  'registration.form_closed': () => msg('Registration is closed. Ask the organiser if you still want to come.'),
  'registration.form_unknown': () =>
    msg('This link opens no form. See that it is whole, as it stands in the letter; or begin a new form.'),
  'registration.form_expired': () => msg('This form was not sent in time and is gone. Begin a new one.'),
  'registration.form_taken_back': () =>
    msg('Whoever began this form for you has taken it back. Ask them, or begin a form of your own.'),
  'registration.form_already_sent': () => msg('This form was sent already, and cannot be changed any more.'),
  'registration.form_faulty': () => msg('Something in the form is missing or not right.'),
  'registration.form_not_needed': () => msg('Your registration was decided on meanwhile: nothing is asked of you.'),
  'registration.too_many_forms': () => msg('Too many forms were begun from here. Wait a little, then try again.'),
  'registration.too_many_savings': () => msg('This form is saved too often. Wait a little, then try again.'),
});
