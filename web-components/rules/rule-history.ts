import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RuleVersion } from '../../server/admission/rules/rules.contract.ts';
import { sentenceOfError } from '../api/problem.ts';
import '../elements/icon.ts';
import '../elements/notice.ts';
import { base } from '../styles/base.ts';
import { buttons } from '../styles/buttons.ts';
import { formatDateTime, formatNumber } from '../styles/format.ts';
import { loading } from '../styles/loading.ts';
import { text } from '../styles/text.ts';
import { changesInWords } from './rule-changes.ts';
import type { RuleGround } from './rule-words.ts';
import type { RulesServer } from './rules-server.ts';

/** Earlier versions of the rules, and what each changed. Event `take-version`: its rules are to be edited and saved. */
@customElement('cw-rule-history')
export class RuleHistory extends LitElement {
  @property({ attribute: false }) server!: RulesServer;
  @property({ attribute: false }) ground!: RuleGround;
  /** The version in force: when it is another, the list is read anew. */
  @property({ type: Number }) current = 0;
  @state() private versions: readonly RuleVersion[] = [];
  @state() private next?: number | undefined;
  @state() private error: unknown;
  @state() private isLoading = true;

  static override styles = [
    base,
    text,
    buttons,
    loading,
    css`
      :host { display: block; position: relative; }
      ol { border-block-start: var(--rule-beam) solid var(--beam); }
      ol > li { display: grid; gap: var(--s2); padding-block: var(--s4); border-block-end: 1px solid var(--line); }
      header { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s4); min-height: 2.25rem; }
      h2 { font: var(--type-lead); font-weight: 700; }
      header .btn { margin-inline-start: auto; }
      ul { max-width: 80ch; }
      ul li { padding-block: var(--s1); overflow-wrap: anywhere; }
      .more { margin-block: var(--s4); }
    `,
  ];

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('current')) void this.#load();
  }

  async #load(before?: number) {
    this.isLoading = true;
    this.error = undefined;
    try {
      const { versions, next } = await this.server.history(before);
      this.versions = before === undefined ? versions : [...this.versions, ...versions];
      this.next = next;
    } catch (error) {
      this.error = error;
    }
    this.isLoading = false;
  }

  override render() {
    return html`
      ${
        this.error
          ? html`<cw-notice in-flow>${sentenceOfError(this.error)}
              <button slot="action" class="btn btn--small" type="button" @click=${() => this.#load()}>${msg('Try again')}</button>
            </cw-notice>`
          : nothing
      }
      <ol reversed aria-label=${msg('Versions of the rules, newest first')} aria-busy=${this.isLoading}>
        ${this.versions.map((version, index) => this.#version(version, this.versions[index + 1]))}
        ${this.isLoading && this.versions.length === 0 ? html`<li><span class="load"></span></li>` : nothing}
      </ol>
      ${
        this.next === undefined
          ? nothing
          : html`<button class="btn more" type="button" ?disabled=${this.isLoading} @click=${() => this.#load(this.next)}>${msg('Show earlier ones')}</button>`
      }
    `;
  }

  #version(version: RuleVersion, before: RuleVersion | undefined) {
    const number = formatNumber(version.version);
    const isCurrent = version.version === this.current;
    return html`<li>
      <header>
        <h2>${isCurrent ? msg(str`Version ${number}, in force`) : msg(str`Version ${number}`)}</h2>
        <span class="small quiet">${version.savedBy ? msg(str`${formatDateTime(version.savedAt)}, ${version.savedBy}`) : msg('Set up with the venue')}</span>
        ${
          isCurrent
            ? nothing
            : html`<button class="btn btn--small" type="button" @click=${() => this.#take(version)}>
                <cw-icon name="undo"></cw-icon>${msg('Go back to these')}
              </button>`
        }
      </header>
      ${version.note ? html`<p dir="auto">${version.note}</p>` : nothing}
      ${this.#changes(version, before)}
    </li>`;
  }

  #changes(version: RuleVersion, before: RuleVersion | undefined) {
    // The one before stands on the next page: its changes are told when that is shown.
    if (!before && this.next !== undefined) return nothing;
    const changes = changesInWords(before?.rules ?? [], version.rules, this.ground);
    if (changes.length === 0) return html`<p class="quiet small">${msg('The same rules as before.')}</p>`;
    return html`<ul class="small">${changes.map((words) => html`<li>${words}</li>`)}</ul>`;
  }

  #take(version: RuleVersion) {
    this.dispatchEvent(new CustomEvent<RuleVersion>('take-version', { detail: version }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-rule-history': RuleHistory;
  }
}
