import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { lastDayOf } from '../../server/identity/documents/compare-dates.ts';
import type { WaitingPerson } from '../../server/identity/identity.contract.ts';
import { formatDate } from '../styles/format.ts';
import type { Findings } from './checks.ts';

/** What a zone says beside what is registered, each with whether it agrees. */
export function zoneFacts({ birthDate }: WaitingPerson, findings: Findings): TemplateResult | typeof nothing {
  const { zone } = findings.read;
  if (!zone) return nothing;
  const { isNumber, isBirth, isInDate } = findings;
  return html`<dl class="facts">
    ${fact(msg('Check digits'), true, msg('all agree'))}
    ${fact(msg('Number'), isNumber, isNumber === undefined ? msg('none registered') : agrees(isNumber), `··${zone.number.slice(-4)}`)}
    ${fact(msg('Valid until'), isInDate, zone.expiry ? dayWords(zone.expiry) : msg('see the document'))}
    ${fact(msg('Born'), isBirth, birthDate ? agrees(isBirth) : msg('none registered'))}
  </dl>`;
}

const agrees = (is: boolean | undefined): string => (is === false ? msg('not as registered') : msg('as registered'));

const fact = (word: string, is: boolean | undefined, says: string, more = '') => html`<div>
  <dt>${word} ${more}</dt>
  <dd class=${is === false ? 'is-refuse' : ''}>
    ${is === undefined ? nothing : html`<cw-mark kind=${is ? 'admit' : 'refuse'}></cw-mark>`} <bdi>${says}</bdi>
  </dd>
</div>`;

function dayWords(expiry: string): string {
  const day = lastDayOf(expiry, new Date().toLocaleDateString('en-CA'));
  return day.includes('-99') ? day.replaceAll('-99', '') : formatDate(`${day}T00:00`);
}
