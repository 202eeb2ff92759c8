import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { Named } from '../../server/wayfinding/router/way.ts';
import { nameHere } from './way-words.ts';

/** Why something is closed, in the words of who closed it: in the page's language where they wrote it, in English otherwise. */
export const closureReasons = (reasons: readonly Named[]) =>
  reasons.map((reason) => html` <span class="reason" dir="auto">${msg(str`Reason: ${nameHere(reason)}`)}</span>`);
