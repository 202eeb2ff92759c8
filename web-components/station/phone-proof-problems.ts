import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

const another = () => msg('This code is over. Show another one, or look at the document.');

speakOfProblems({
  'identity.phone_codes_used_up': () => msg('Three codes were shown for this person. Look at the document.'),
  'identity.phone_proof_unknown': another,
  'identity.phone_code_over': another,
  'identity.phone_number_picked': another,
  'identity.phone_not_answered': () => msg('The phone has not answered yet.'),
  'identity.phone_proof_unusable': () =>
    msg('The phone was not recognised, or too long ago. Show another code, or look at the document.'),
  'identity.passkey_unbound': () =>
    msg('This phone was not shown together with a document before. Look at the document.'),
  'identity.document_each_time': () => msg('People of this category show a document each time.'),
  'identity.photograph_needed': () => msg('There is no photograph to compare the face with. Look at the document.'),
});
