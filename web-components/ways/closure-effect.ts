import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClosureEffect } from '../../server/wayfinding/closures/closures.contract.ts';
import '../elements/icon.ts';
import { base } from '../styles/base.ts';
import { beam } from '../styles/beam.ts';
import { formatMinutes, formatNumber, formatTime, inPageLanguage } from '../styles/format.ts';
import { text } from '../styles/text.ts';

type Route = ClosureEffect['routes'][number];
type Session = ClosureEffect['sessions'][number];

/** What a closure would do: sessions, ways, places; counts of people in fives, and nobody named. */
@customElement('cw-closure-effect')
export class ClosureEffectView extends LitElement {
  @property({ attribute: false }) effect?: ClosureEffect | undefined;
  @property({ attribute: 'time-zone' }) timeZone = 'UTC';

  static override styles = [
    base,
    text,
    beam,
    css`
      :host { display: grid; gap: var(--s5); }
      .lead { display: flex; gap: var(--s3); align-items: start; text-wrap: pretty; }
      .lead cw-icon { margin-block-start: var(--s1); }
      li { padding-block: var(--s2); border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
    `,
  ];

  override render() {
    const { effect } = this;
    if (!effect) return nothing;
    const { sessions, routes, cutOffPlaces, placesWithoutStepFreeWay } = effect;
    const isHarmless = [sessions, routes, cutOffPlaces, placesWithoutStepFreeWay].every(({ length }) => length === 0);
    return html`
      <p class="lead ${isHarmless ? 'is-admit' : 'is-refuse'}" role="status">
        <cw-icon name=${isHarmless ? 'live' : 'alert'}></cw-icon><span>${isHarmless ? msg('Nobody comes late by it, and every place can still be reached.') : this.#summary(effect)}</span>
      </p>
      ${this.#part(
        msg('Sessions it touches'),
        sessions.map((session) => this.#session(session)),
      )}
      ${this.#part(
        msg('Ways that grow longer'),
        routes.map((route) => this.#route(route)),
      )}
      ${this.#part(msg('Places that nobody could reach'), this.#places(cutOffPlaces))}
      ${this.#part(msg('Places without a step-free way'), this.#places(placesWithoutStepFreeWay))}
    `;
  }

  #summary({ sessions, cutOffPlaces, placesWithoutStepFreeWay }: ClosureEffect) {
    const sum = (field: 'madeLate' | 'cutOff') =>
      formatNumber(sessions.reduce((total, session) => total + session[field], 0));
    if (sessions.some(({ cutOff }) => cutOff > 0))
      return msg(str`${sum('cutOff')} delegates could not come to their session, ${sum('madeLate')} would be late.`);
    if (sessions.length > 0) return msg(str`${sum('madeLate')} delegates would be late for their session.`);
    if (cutOffPlaces.length > 0) return msg('Nobody comes late by it, but some places could not be reached.');
    if (placesWithoutStepFreeWay.length > 0)
      return msg('Nobody comes late by it, but some places would have no step-free way.');
    return msg('Nobody comes late by it, but some walk longer.');
  }

  #part(heading: string, entries: readonly unknown[]) {
    if (entries.length === 0) return nothing;
    return html`<section class="beam"><div class="head"><h3>${heading}</h3><span class="small">${formatNumber(entries.length)}</span></div>
      <ul>${entries.map((entry) => html`<li>${entry}</li>`)}</ul></section>`;
  }

  #session({ title, startsAt, place, enrolled, madeLate, cutOff, latestSeconds }: Session) {
    const [late, off, all] = [madeLate, cutOff, enrolled].map(formatNumber);
    const by = formatMinutes(latestSeconds);
    return html`
      <p><span class="quiet">${formatTime(startsAt, { timeZone: this.timeZone })}</span> <span dir="auto">${inPageLanguage(title)}</span></p>
      <p class="small quiet name" dir="auto">${inPageLanguage(place.name)}</p>
      ${madeLate > 0 ? html`<p class="is-refer">${msg(str`${late} of ${all} late, by ${by} at most`)}</p>` : nothing}
      ${cutOff > 0 ? html`<p class="is-refuse">${msg(str`${off} of ${all} have no way there`)}</p>` : nothing}
    `;
  }

  #route({ from, to, enrolled, seconds, secondsClosed }: Route) {
    const [start, end, people] = [from && inPageLanguage(from.name), inPageLanguage(to.name), formatNumber(enrolled)];
    return html`
      <p>${start === undefined ? msg(str`From the gates to ${end}`) : msg(str`${start} to ${end}`)}</p>
      <p class=${secondsClosed === undefined ? 'is-refuse' : 'is-refer'}>${longerWords(seconds, secondsClosed)}</p>
      <p class="small quiet">${msg(str`${people} delegates go there`)}</p>
    `;
  }

  #places(places: ClosureEffect['cutOffPlaces']) {
    return places.map(({ name }) => html`<span class="name" dir="auto">${inPageLanguage(name)}</span>`);
  }
}

/** By the minutes that are told, so that they add up. */
function longerWords(seconds: number, secondsClosed: number | undefined): string {
  const was = formatMinutes(seconds);
  if (secondsClosed === undefined) return msg(str`no way any more, was ${was}`);
  const now = formatMinutes(secondsClosed);
  const minutes = Math.ceil(secondsClosed / 60) - Math.max(1, Math.ceil(seconds / 60));
  if (minutes < 1) return msg(str`still ${now}, some seconds longer`);
  const longer = formatMinutes(minutes * 60);
  return msg(str`${now} instead of ${was}: ${longer} longer`);
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-closure-effect': ClosureEffectView;
  }
}
