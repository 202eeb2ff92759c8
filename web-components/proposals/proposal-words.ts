import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { ProposalKind } from '../../db/vocabulary.ts';
import type { Proposal } from '../../server/proposals/proposals.contract.ts';

/** What is asked, as the headline of a card. */
export function askedWords({ kind, delegate }: Pick<Proposal, 'kind' | 'delegate'>): TemplateResult {
  const latin = delegate.nameLatin === delegate.name ? '' : html` <span class="latin">${delegate.nameLatin}</span>`;
  const name = html`<b class="name"><bdi>${delegate.name}</bdi></b>${latin}`;
  switch (kind) {
    case 'verify_without_proof':
      return msg(html`Verify ${name} with neither document nor passkey`);
    case 'lift_rejection':
      return msg(html`Lift the refused clearance of ${name}`);
    case 'erase_delegate':
      return msg(html`Erase all that is kept of ${name}`);
  }
}

/** What comes of confirming, in a sentence. */
export function consequenceWords(kind: ProposalKind): string {
  switch (kind) {
    case 'verify_without_proof':
      return msg('Their next scan at any gate admits. You answer for it together with who proposed it.');
    case 'lift_rejection':
      return msg('They count as cleared. A station looks again who they are.');
    case 'erase_delegate':
      return msg('This cannot be undone.');
  }
}

/** For who may not confirm it. */
export const confirmedByWords = (kind: ProposalKind): string => {
  if (kind === 'verify_without_proof') return msg('A supervisor confirms this.');
  return kind === 'erase_delegate'
    ? msg('An administrator confirms this.')
    : msg('A supervisor or an administrator confirms this.');
};
