import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StaffMember } from '../../server/identity/identity.contract.ts';
import { mayConfirm, proposalsTopic } from '../../server/proposals/proposals.contract.ts';
import { headLinkStyles } from '../elements/head-link.styles.ts';
import '../elements/icon.ts';
import { TopicController } from '../live/topic-controller.ts';
import { base } from '../styles/base.ts';
import { formatNumber } from '../styles/format.ts';

/** In the head of each page of who confirms: how much waits for them, and the way to it. */
@customElement('cw-proposals-link')
export class ProposalsLink extends LitElement {
  @property({ attribute: false }) staff!: Pick<StaffMember, 'id' | 'roles'>;
  readonly proposals = new TopicController(this, proposalsTopic, () => ({}));

  static override styles = [base, headLinkStyles];

  /** The region is there from the beginning, so that what comes into it is read aloud. */
  override render() {
    const { view } = this.proposals;
    const proposals = 'value' in view && view.value ? Object.values(view.value.proposals) : [];
    const { id, roles } = this.staff;
    const mine = proposals.filter(({ kind, proposedBy }) => proposedBy.id !== id && mayConfirm(kind, roles));
    return html`<span role="status">${mine.length > 0 ? this.#link(mine.length) : nothing}</span>`;
  }

  #link(waiting: number) {
    const count = formatNumber(waiting);
    const words = msg(str`${count} to confirm`);
    return html`<a href="/proposals/" aria-label=${words}>
      <cw-icon name="users"></cw-icon><span class="long">${words}</span><span class="short">${count}</span>
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-proposals-link': ProposalsLink;
  }
}
