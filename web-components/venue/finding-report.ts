import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { formatNumber } from '../styles/format.ts';
import { text } from '../styles/text.ts';
import { type FoundThing, howToMend, whatIsWrong } from './finding-words.ts';

interface Count {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly count: number;
}

interface Group {
  readonly code: string;
  readonly isError: boolean;
  readonly count: number;
  readonly things: readonly FoundThing[];
}

/** What was found, by what it is: what stops publishing first, each with how to mend it and where it is. */
@customElement('cw-finding-report')
export class FindingReport extends LitElement {
  @property({ attribute: false }) found: readonly FoundThing[] = [];
  /** How many there are of each, also of those that are not named; absent: as many as are named. */
  @property({ attribute: false }) counts: readonly Count[] | undefined;

  static override styles = [
    base,
    text,
    css`
      :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s2); }
      details { border-block-end: 1px solid var(--line); }
      summary { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr) auto; gap: var(--s3); align-items: baseline; padding-block: var(--s3); min-height: var(--hit); cursor: pointer; list-style: none; }
      summary::-webkit-details-marker { display: none; }
      summary cw-icon { align-self: center; --icon-size: 1rem; transition: transform var(--quick) var(--ease); }
      details[open] summary cw-icon { transform: rotate(90deg); }
      summary b { font-weight: 700; }
      .body { display: grid; gap: var(--s2); padding-inline-start: 2rem; padding-block-end: var(--s4); }
      li { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: var(--s1) var(--s4); padding-block: var(--s1); border-block-start: 1px solid var(--line); overflow-wrap: anywhere; }
      li .code { letter-spacing: 0; }
      ul { max-height: 24rem; overflow: auto; }
      @media (max-width: 640px) { li { grid-template-columns: 1fr; } .body { padding-inline-start: 0; } }
    `,
  ];

  override render() {
    return this.#groups().map((group) => this.#group(group));
  }

  #groups(): Group[] {
    const named = new Map<string, FoundThing[]>();
    for (const thing of this.found) {
      const key = keyOf(thing.code, thing.isError);
      named.set(key, [...(named.get(key) ?? []), thing]);
    }
    const counted =
      this.counts?.map(({ code, severity, count }) => ({ code, isError: severity === 'error', count })) ??
      [...named.values()].map((things) => ({
        ...{ code: things[0]?.code ?? '', isError: things[0]?.isError ?? true, count: things.length },
      }));
    return counted
      .sort((a, b) => Number(b.isError) - Number(a.isError) || b.count - a.count)
      .map((group) => ({ ...group, things: named.get(keyOf(group.code, group.isError)) ?? [] }));
  }

  #group({ code, isError, count, things }: Group) {
    const more = count - things.length;
    return html`<details ?open=${isError}>
      <summary><cw-icon name="chevron" onward></cw-icon>
        <span><b>${whatIsWrong(code)}</b> <span class=${isError ? 'is-refuse' : 'is-refer'}>${isError ? msg('stops publishing') : msg('to look at')}</span></span>
        <span class="num">${formatNumber(count)}</span></summary>
      <div class="body">
        <p>${howToMend(code)}</p>
        <ul tabindex="0" aria-label=${whatIsWrong(code)}>${things.map(({ place, hint }) => html`<li><span class="code small" dir="auto">${place}</span><span class="small quiet" dir="auto">${hint}</span></li>`)}</ul>
        ${more > 0 ? html`<p class="small quiet">${msg(str`and ${formatNumber(more)} more`)}</p>` : nothing}
      </div>
    </details>`;
  }
}

const keyOf = (code: string, isError: boolean) => `${isError} ${code}`;

declare global {
  interface HTMLElementTagNameMap {
    'cw-finding-report': FindingReport;
  }
}
