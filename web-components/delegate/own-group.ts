import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnGroup } from '../../server/registration/groups/groups.contract.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { text } from '../styles/text.ts';
import type { DelegateServer } from './delegate-server.ts';
import { standingWords } from './standing-words.ts';

type Member = NonNullable<OwnGroup['members']>[number];

/** The group that the delegate belongs to; its head sees who is missing. Nothing for who is in none. */
@customElement('cw-own-group')
export class OwnGroupElement extends LitElement {
  @property({ attribute: false }) server!: DelegateServer;
  @state() private group?: OwnGroup | undefined;

  static override styles = [
    base,
    text,
    beam,
    css`
      li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--s1) var(--s4); padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      .name { overflow-wrap: anywhere; }
      li .name { font-size: 1.0625rem; }
      .status { white-space: normal; }
      .group { font-size: 1.375rem; line-height: 1.75rem; margin-block: var(--s1); }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
  }

  async #load() {
    this.group = await this.server.group().catch(() => this.group);
  }

  override render() {
    const { group } = this;
    if (!group) return nothing;
    const members = group.members ?? [];
    const inside = members.filter(({ isInside }) => isInside).length;
    return html`<section class="beam">
      <div class="head">
        <h2>${msg('Your group')}</h2>
        ${group.isHead ? html`<span class="small">${msg(str`${inside} of ${members.length} inside`)}</span>` : nothing}
      </div>
      <p class="name group" dir="auto">${group.name}</p>
      ${
        group.isHead
          ? html`<ul>${members.map((member) => this.#row(member))}</ul>`
          : group.headName && html`<p class="quiet">${msg(str`Its head is ${group.headName}.`)}</p>`
      }
    </section>`;
  }

  #row(member: Member) {
    const { mark, word } = wordsOf(member);
    return html`<li>
      <span class="name" dir="auto">${member.name}</span>
      <span class="status"><cw-mark kind=${mark}></cw-mark>${word}</span>
    </li>`;
  }
}

function wordsOf({ standing, isVerified, isInside }: Member): ReturnType<typeof standingWords> {
  if (isInside) return { mark: 'admit', word: msg('inside') };
  if (standing === 'approved' && isVerified) return { mark: 'wait', word: msg('verified, not inside yet') };
  return standingWords(standing);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-group': OwnGroupElement;
  }
}
