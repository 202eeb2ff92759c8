import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type {
  LastPass,
  Whereabouts,
  WhereaboutsAnswer,
} from '../../server/admission/whereabouts/whereabouts.contract.ts';
import '../elements/age.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatTime, inPageLanguage } from '../styles/format.ts';
import { rows } from '../styles/rows.ts';
import { text } from '../styles/text.ts';

/** Where somebody is, large and plain, with what it rests on; and what is not known. Tells `leave`. */
@customElement('cw-whereabouts-answer')
export class WhereaboutsAnswerPanel extends LitElement {
  @property({ attribute: false }) told!: WhereaboutsAnswer;
  @query('h2') private readonly heading!: HTMLElement;

  static override styles = [
    base,
    text,
    buttons,
    rows,
    css`
      :host { display: grid; gap: var(--s5); }
      h2 { font: 400 2.75rem/3.25rem var(--font-name); overflow-wrap: anywhere; text-wrap: balance; }
      h2:focus { outline: 0; }
      .who { font-size: 1.25rem; line-height: 1.75rem; overflow-wrap: anywhere; }
      .facts { border-block-start: var(--rule-beam) solid var(--beam); }
      dd { font: var(--type-lead); }
      .btn { justify-self: start; }
      @media (max-width: 640px) { h2 { font-size: 2rem; line-height: 2.5rem; } }
    `,
  ];

  /** So that the answer is read aloud, and the keyboard goes on from there. */
  override focus() {
    void this.updateComplete.then(() => this.heading.focus());
  }

  override render() {
    const { delegate, whereabouts, at } = this.told;
    const { name, nameLatin } = delegate;
    return html`
      <div>
        <p class="who"><span class="name" dir="auto">${name}</span>${nameLatin === name ? nothing : html` <span class="quiet">${nameLatin}</span>`}</p>
        <h2 tabindex="-1" dir="auto">${placeOf(whereabouts)}</h2>
        ${this.#within(whereabouts)}
      </div>
      ${whereabouts.kind === 'unknown' ? html`<p class="lead">${whyUnknown(whereabouts.because)}</p>` : this.#seen(whereabouts)}
      <p class="small quiet">${msg(str`By what the gates knew at ${formatTime(at, { seconds: true })}. It does not change by itself.`)}</p>
      <button class="btn" type="button" @click=${this.#leave}>${msg('Look up somebody else')}</button>
    `;
  }

  /** The way there from the outermost zone, where there is more than one. */
  #within(whereabouts: Whereabouts) {
    if (whereabouts.kind !== 'inside' || whereabouts.zones.length < 2) return nothing;
    return html`<p class="lead quiet">${whereabouts.zones.map(({ name }) => inPageLanguage(name)).join(' › ')}</p>`;
  }

  #seen({ last, checkedOutAt }: Exclude<Whereabouts, { kind: 'unknown' }>) {
    return html`
      ${
        checkedOutAt
          ? html`<cw-notice kind="refer" in-flow>${msg(str`The rules checked them out at ${formatTime(checkedOutAt)}. Nobody saw them leave: they may be there still.`)}</cw-notice>`
          : nothing
      }
      <dl class="facts">
        <div><dt>${msg('Last passed')}</dt><dd>${wayOf(last)}</dd></div>
        <div><dt>${msg('When')}</dt><dd>${msg(html`${formatTime(last.at, { seconds: true })}, ${html`<cw-age since=${last.at}></cw-age>`} ago`)}</dd></div>
      </dl>
    `;
  }

  readonly #leave = () => {
    this.dispatchEvent(new Event('leave'));
  };
}

function placeOf(whereabouts: Whereabouts): string {
  const zone = whereabouts.kind === 'inside' ? whereabouts.zones.at(-1) : undefined;
  if (zone) return inPageLanguage(zone.name);
  return whereabouts.kind === 'outside' ? msg('Outside') : msg('Not known');
}

function whyUnknown(because: Extract<Whereabouts, { kind: 'unknown' }>['because']): string {
  return because === 'never_seen'
    ? msg('No gate has ever let this person pass.')
    : msg('No gate has let this person pass for a day. What is older is not told.');
}

function wayOf({ through }: LastPass): string {
  if (!through) return msg('a gate that is not there any more');
  const gate = inPageLanguage(through.gate.name);
  const lane = through.laneNumber;
  return through.direction === 'in'
    ? msg(str`${gate}, lane ${lane}, going in`)
    : msg(str`${gate}, lane ${lane}, going out`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-whereabouts-answer': WhereaboutsAnswerPanel;
  }
}
