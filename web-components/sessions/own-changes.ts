import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OwnProgramme } from '../../server/programme/own-programme.contract.ts';
import { base } from '../styles/base.ts';
import { changedSince } from '../way/marked-sessions.ts';
import { type ChangesSeen, changesSeenHere } from './changes-seen.ts';
import './session-changes.ts';

/** What became another of what the delegate marked, on any page of theirs, until they have seen it or it is over. */
@customElement('cw-own-changes')
export class OwnChanges extends LitElement {
  @property({ attribute: false }) programme!: OwnProgramme;
  @property({ type: Number }) nowMs = 0;
  @property({ attribute: false }) seen: ChangesSeen = changesSeenHere;
  /** None: it is not known yet. */
  @state() private seenAt: string | undefined;

  static override styles = [
    base,
    css`
      :host { display: contents; }
      /* It takes no gap while there is nothing, and is there for who listens. */
      div:empty { position: absolute; }
    `,
  ];

  override willUpdate(changed: Map<PropertyKey, unknown>) {
    if (changed.has('programme')) void this.#read();
  }

  /** On another page it may have been seen meanwhile. */
  async #read() {
    this.seenAt = (await this.seen.read(this.programme.delegateId)) ?? '';
  }

  override render() {
    const sessions = this.#sessions();
    const told =
      sessions.length === 0
        ? nothing
        : html`<cw-session-changes .sessions=${sessions} .timeZone=${this.programme.timeZone} @changes-seen=${this.#see}></cw-session-changes>`;
    return html`<div role="status">${told}</div>`;
  }

  #sessions() {
    return this.seenAt === undefined ? [] : changedSince(this.programme, this.seenAt, this.nowMs);
  }

  async #see() {
    const ats = this.#sessions().flatMap(({ changes }) => changes.map(({ at }) => at));
    const last = ats.sort().at(-1);
    if (last === undefined) return;
    this.seenAt = last;
    await this.seen.keep(this.programme.delegateId, last);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-own-changes': OwnChanges;
  }
}
