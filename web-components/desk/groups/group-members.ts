import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GroupDetails, GroupMember } from '../../../server/registration/groups/groups.contract.ts';
import '../../elements/mark.ts';
import type { MarkKind } from '../../elements/mark.ts';
import { base } from '../../styles/base.ts';
import { buttons } from '../../styles/buttons.ts';
import { categoryName } from '../../styles/category-name.ts';
import { countryName } from '../../styles/format.ts';
import { rows } from '../../styles/rows.ts';
import { text } from '../../styles/text.ts';

/** The members of a group with how each stands: `name-head` with an id or null, `remove-member` with an id. */
@customElement('cw-group-members')
export class GroupMembers extends LitElement {
  @property({ attribute: false }) group!: GroupDetails;
  @property({ type: Boolean }) disabled = false;

  static override styles = [
    base,
    text,
    buttons,
    rows,
    css`
      :host { display: block; }
      table { table-layout: fixed; }
      td { height: 3.5rem; padding-block: 0; vertical-align: middle; }
      td > .cut { display: block; }
      .name { font-size: 1.0625rem; line-height: 1.5rem; }
      th:nth-child(2) { width: 9rem; } th:nth-child(3) { width: 11rem; } th:nth-child(4) { width: 14rem; }
      td.acts { text-align: end; white-space: nowrap; }
      .head { font: 700 0.8125rem/1.25rem var(--font-ui); }
      @media (max-width: 1120px) { :is(td, th):nth-child(2) { display: none; } }
      @media (max-width: 760px) { th:nth-child(3) { width: 8rem; } th:nth-child(4) { width: 7rem; } td.acts .btn { display: block; width: 100%; white-space: normal; padding: 0; } }
    `,
  ];

  override render() {
    return html`<table>
      <thead class="vh"><tr>
        <th scope="col">${msg('Name')}</th><th scope="col">${msg('Country')}</th><th scope="col">${msg('Registration')}</th><th scope="col">${msg('What can be done')}</th>
      </tr></thead>
      <tbody>${this.group.memberList.map((member) => this.#row(member))}</tbody>
    </table>`;
  }

  #row(member: GroupMember) {
    const { id, name, nameLatin, country, category } = member;
    const { mark, word, className } = standingOf(member);
    const isHead = id === this.group.head?.id;
    return html`<tr>
      <td><span class="name cut" dir="auto">${name}</span><span class="small quiet cut" dir="auto">${nameLatin === name ? '' : `${nameLatin} · `}${categoryName(category)}</span></td>
      <td class="cut">${countryName(country)}</td>
      <td><span class="status ${className}"><cw-mark kind=${mark}></cw-mark>${word}</span></td>
      <td class="acts">
        ${isHead ? html`<span class="head">${msg('Head')}</span>` : nothing}
        <button class="btn btn--plain btn--small" type="button" ?disabled=${this.disabled} aria-label=${isHead ? msg(str`${name} is the head no longer`) : msg(str`Name ${name} as the head`)} @click=${() => this.#tell('name-head', isHead ? null : id)}>
          ${isHead ? msg('No longer') : msg('Name as head')}
        </button>
        <button class="btn btn--plain btn--small" type="button" ?disabled=${this.disabled} aria-label=${msg(str`Take ${name} out of the group`)} @click=${() => this.#tell('remove-member', id)}>${msg('Take out')}</button>
      </td>
    </tr>`;
  }

  #tell(name: 'name-head' | 'remove-member', detail: string | null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

interface Standing {
  readonly mark: MarkKind;
  readonly word: string;
  readonly className: string;
}

const open = (word: string): Standing => ({ mark: 'wait', word, className: '' });
const over = (word: string): Standing => ({ mark: 'refuse', word, className: 'is-refuse' });

/** How a member stands: inside before verified, verified before approved. */
function standingOf({ standing, isVerified, zoneId }: GroupMember): Standing {
  switch (standing) {
    case 'approved':
      if (zoneId) return { mark: 'admit', word: msg('Inside'), className: 'is-admit' };
      return isVerified ? { mark: 'admit', word: msg('Verified'), className: 'is-admit' } : open(msg('Approved'));
    case 'invited':
      return open(msg('Invited'));
    case 'waiting':
      return open(msg('Waits for a decision'));
    case 'asked':
      return open(msg('Asked for more'));
    case 'waitlisted':
      return open(msg('Waiting list'));
    case 'declined':
      return over(msg('Declined'));
    case 'withdrawn':
      return over(msg('Withdrawn'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-group-members': GroupMembers;
  }
}
