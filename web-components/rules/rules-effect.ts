import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Rule, RulePreview } from '../../server/admission/rules/rules.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/mark.ts';
import { zoneName } from '../gate/change-words.ts';
import { reasonWords } from '../gate/reason-words.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { type AlikeMoments, countedWords, gatherAlike, momentWords, overWords } from './effect-words.ts';
import type { RuleGround } from './rule-words.ts';
import type { RulesServer } from './rules-server.ts';

/** So that not every key press asks the server to decide for everybody. */
const patienceMs = 300;

/** Whom rules that are not saved yet would refuse and admit, by count and example; asked again with each change. */
@customElement('cw-rules-effect')
export class RulesEffect extends LitElement {
  @property({ attribute: false }) server!: RulesServer;
  @property({ attribute: false }) ground!: RuleGround;
  /** None while nothing is changed. */
  @property({ attribute: false }) rules?: readonly Rule[] | undefined;
  @state() private preview?: RulePreview | undefined;
  @state() private error: unknown;
  @state() private isAsking = false;
  #timer?: ReturnType<typeof setTimeout>;
  #asked?: AbortController;

  static override styles = [
    base,
    text,
    beam,
    loading,
    css`
      :host { display: block; }
      section { display: grid; gap: var(--s4); align-content: start; }
      .sums { display: grid; grid-template-columns: 1fr 1fr; gap: var(--s3); }
      .sums b { display: block; font: var(--type-head); font-variant-numeric: tabular-nums; }
      h3 { font: 700 0.9375rem/1.5rem var(--font-ui); margin-block-end: var(--s1); }
      li { padding-block: var(--s2); border-block-end: 1px solid var(--line); }
      .details { display: grid; gap: var(--s5); }
      .details li { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr); gap: var(--s2); --mark-size: 1rem; }
      .details cw-mark { margin-block-start: 0.25rem; }
      .name { font-size: 1.0625rem; }
    `,
  ];

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('rules')) return;
    clearTimeout(this.#timer);
    this.#asked?.abort();
    this.error = undefined;
    this.isAsking = this.rules !== undefined;
    if (this.rules) this.#timer = setTimeout(() => void this.#ask(), patienceMs);
    else this.preview = undefined;
  }

  async #ask() {
    const asked = new AbortController();
    this.#asked = asked;
    try {
      const preview = await this.server.preview(this.rules ?? [], asked.signal);
      if (!asked.signal.aborted) this.preview = preview;
    } catch (error) {
      if (!asked.signal.aborted) this.error = error;
    }
    if (!asked.signal.aborted) this.isAsking = false;
  }

  override render() {
    return html`<section class="beam" aria-busy=${this.isAsking} aria-live="polite">
      <div class="head"><h2>${msg('What it would change')}</h2><span class="note">${this.isAsking ? msg('Asking …') : nothing}</span></div>
      ${this.#body()}
    </section>`;
  }

  #body() {
    const { preview, rules, error } = this;
    if (!rules) {
      return html`<p class="quiet">${msg('Change a rule, and whom it would refuse stands here before it is saved.')}</p>`;
    }
    if (error) return html`<p class="is-refuse" role="alert">${sentenceOfError(error)}</p>`;
    return html`
      <div class="sums">
        ${this.#sum(preview?.newlyRefused, msg('would be turned away or referred who are not now'))}
        ${this.#sum(preview?.newlyAdmitted, msg('would pass more easily than now'))}
      </div>
      ${preview ? this.#details(preview, rules) : nothing}
    `;
  }

  #sum(people: number | undefined, words: string) {
    return html`<p><b>${people === undefined ? html`<span class="load"></span>` : formatNumber(people)}</b>${words}</p>`;
  }

  #details(preview: RulePreview, rules: readonly Rule[]) {
    const { over, checkedOut, moments, examples, delegates } = preview;
    const checked = formatNumber(checkedOut);
    return html`<div class="details">
      ${
        over.length > 0 || checkedOut > 0
          ? html`<ul>
              ${over.map((one) => html`<li><cw-mark kind="busy"></cw-mark><span>${overWords(one, rules)}</span></li>`)}
              ${checkedOut > 0 ? html`<li><cw-mark kind="wait"></cw-mark><span>${msg(str`Checked out as soon as it is saved: ${checked}.`)}</span></li>` : nothing}
            </ul>`
          : nothing
      }
      ${gatherAlike(moments).map((alike) => this.#moment(alike))}
      ${examples.length > 0 ? this.#examples(examples) : nothing}
      <p class="small quiet">${msg(str`Asked for all who are approved: ${formatNumber(delegates)}. Who is not in the venue is taken to stand before each gate; in hours to come, everybody is.`)}</p>
    </div>`;
  }

  #moment({ moment, later }: AlikeMoments) {
    return html`<div>
      <h3>${momentWords(moment, this.ground.timeZone, later)}</h3>
      <ul>
        ${moment.refused.map((one) => html`<li><cw-mark kind="refuse"></cw-mark><span>${countedWords(one, this.ground)}</span></li>`)}
        ${moment.admitted.map((one) => html`<li><cw-mark kind="admit"></cw-mark><span>${msg(str`No longer: ${countedWords(one, this.ground)}`)}</span></li>`)}
      </ul>
    </div>`;
  }

  #examples(examples: RulePreview['examples']) {
    return html`<div>
      <h3>${msg('For example')}</h3>
      <ul>${examples.map((one) => html`<li><cw-mark kind=${one.after.verdict}></cw-mark><span>${this.#example(one)}</span></li>`)}</ul>
    </div>`;
  }

  #example({ name, zoneId, before, after, isNow, at }: RulePreview['examples'][number]) {
    const zone = zoneName(this.ground.layout, zoneId);
    const moment = momentWords({ at, isNow }, this.ground.timeZone);
    const [now, then] = [reasonWords(before.reason), reasonWords(after.reason)];
    return msg(html`<bdi class="name" dir="auto">${name}</bdi>, ${zone}, ${moment}: ${then} instead of ${now}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-rules-effect': RulesEffect;
  }
}
