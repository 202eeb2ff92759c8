import { msg } from '@lit/localize';
import { speakOfProblems } from '../api/problem.ts';

speakOfProblems({
  'identity.delegate_link_unknown': () =>
    msg('This link is not known. Perhaps a part of it was lost on the way: open it again from the letter.'),
  'identity.delegate_link_ended': () =>
    msg('This link has ended. Use the one in the newest letter that you were sent, or ask at the desk.'),
  'identity.delegate_link_used': () => msg('This code has been used. Each is good once: ask for another one.'),
  'identity.delegate_link_over': () => msg('This code is over: it was good for ten minutes. Ask for another one.'),
  'identity.too_many_attempts': () => msg('Too many wrong links came from here. Wait a minute, then try again.'),
  'request.link_needed': () => msg('Open the link in the letter that you were sent.'),
  'page.no_answer': () => msg('No network. Try again when you have some.'),
});
