import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GroupAdmission } from '../../server/admission/lists/lists.contract.ts';
import '../elements/mark.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { categoryName } from '../styles/category-name.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { reasonWords } from './reason-words.ts';

type Member = GroupAdmission['members'][number];

/** What became of a group, over all: how many came in, and who did not and why. Tells `dismiss`. */
@customElement('cw-group-panel')
export class GroupPanel extends LitElement {
  @property({ attribute: false }) admission: GroupAdmission | undefined;

  static override styles = [
    base,
    text,
    buttons,
    css`
      .over { position: fixed; inset: 0; z-index: var(--z-verdict); display: grid; grid-template-rows: auto minmax(0, 1fr) auto; background: var(--surface); }
      header { display: flex; align-items: center; gap: var(--s6); padding: var(--s6) var(--s12); background: var(--f); color: var(--on); --mark-on: var(--f); }
      .all { --f: var(--admit); --on: var(--admit-on); }
      .some { --f: var(--refer); --on: var(--refer-on); }
      cw-mark.shape { --mark-size: 7rem; }
      h2 { font: 700 3rem/3.5rem var(--font-ui); text-wrap: balance; }
      .group { font: 400 1.5rem/2rem var(--font-name); overflow-wrap: anywhere; text-align: -webkit-match-parent; text-align: match-parent; }
      .list { overflow: auto; padding: var(--s5) var(--s12); }
      li { display: grid; grid-template-columns: auto minmax(0, 1fr) minmax(0, 1fr); gap: 0 var(--s4); align-items: baseline; padding-block: var(--s2); border-block-end: 1px solid var(--line); --mark-size: 1.25rem; }
      li .name { font-size: 1.5rem; line-height: 2rem; overflow-wrap: anywhere; }
      li b { font: 700 1.125rem/1.75rem var(--font-ui); }
      footer { display: flex; justify-content: flex-end; align-items: center; gap: var(--s5); padding: var(--s3) var(--s12); border-block-start: 2px solid var(--beam); }
      footer p { flex: 1; }
      @media (max-width: 640px) {
        header { padding: var(--s5); gap: var(--s4); }
        cw-mark.shape { --mark-size: 4rem; }
        h2 { font-size: 1.75rem; line-height: 2.25rem; }
        .list, footer { padding-inline: var(--s5); }
        li { grid-template-columns: auto minmax(0, 1fr); }
        li .why { grid-column: 2; }
      }
    `,
  ];

  override render() {
    return html`<div aria-live="assertive">${this.admission ? this.#told(this.admission) : nothing}</div>`;
  }

  #told({ group, members }: GroupAdmission) {
    const inside = members.filter(isInside).length;
    const isAll = inside === members.length;
    const [count, all] = [formatNumber(inside), formatNumber(members.length)];
    return html`<section class="over ${isAll ? 'all' : 'some'}">
      <header>
        <cw-mark class="shape" plain kind=${isAll ? 'admit' : 'refer'}></cw-mark>
        <div><h2>${msg(str`${count} of ${all} may go in`)}</h2><p class="group" dir="auto">${group?.name ?? ''}</p></div>
      </header>
      <div class="list" tabindex="0"><ul>${members.map((member) => this.#member(member))}</ul></div>
      <footer>
        <p class="lead">${isAll ? nothing : msg('Hold back those named first.')}</p>
        <button class="btn" type="button" @click=${() => this.dispatchEvent(new Event('dismiss'))}>${msg('Back')} <kbd>Esc</kbd></button>
      </footer>
    </section>`;
  }

  #member(member: Member) {
    const { name, nameLatin, category, verdict } = member;
    return html`<li>
      <cw-mark kind=${isInside(member) ? 'admit' : verdict}></cw-mark>
      <span><span class="name" dir="auto">${name}</span> <span class="quiet" dir="auto">${nameLatin === name ? '' : nameLatin}</span></span>
      <span class="why"><b>${sayWhy(member)}</b> <span class="quiet">${categoryName(category)}</span></span>
    </li>`;
  }
}

/** Who is there already need not come in: the head, whose badge was read before, among them. */
const isInside = ({ verdict, reason }: Member): boolean => verdict === 'admit' || reason === 'already_inside';

function sayWhy({ reason, stationNumber }: Member): string {
  const why = reasonWords(reason);
  return stationNumber === undefined ? why : msg(str`${why}: station ${stationNumber}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-group-panel': GroupPanel;
  }
}
