import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { FormContent } from '../../server/registration/forms/forms.contract.ts';
import '../elements/date-field.ts';
import '../elements/select-field.ts';
import '../elements/text-field.ts';
import { countryChoices } from './countries.ts';
import { FormStep } from './form-step.ts';
import { isBeyondLatin, needsGuardian } from './form-steps.ts';
import './guardian-fields.ts';

type Word = 'name' | 'nameLatin' | 'affiliation' | 'email';

/** Who somebody is: the name as they write it and as a passport does, the country, where they work, when they were born. */
@customElement('cw-person-step')
export class PersonStep extends FormStep {
  readonly #countries = countryChoices();

  override render() {
    const { content, description } = this;
    return html`
      ${this.#names()}
      <div class="pair">
        <cw-select-field
          label=${msg('Country')}
          hint=${msg('The one that you come for: it stands on the badge.')}
          autocomplete="country"
          unchosen=${msg('Choose a country')}
          .choices=${this.#countries}
          .value=${content.country ?? ''}
          fault=${this.faultAt('country')}
          @change-value=${({ detail }: CustomEvent<string>) => this.change({ country: detail })}
        ></cw-select-field>
        ${this.#text('affiliation', msg('Where you work or study'), {
          hint: msg('It stands on the badge under the name.'),
          optional: true,
          autocomplete: 'organization',
        })}
      </div>
      ${this.#text('email', msg('E-mail'), {
        hint: msg('Letters about this registration go there.'),
        type: 'email',
        autocomplete: 'email',
        value: content.email ?? this.form.email,
      })}
      ${description.minorBelow > 0 ? this.#birth() : nothing}
    `;
  }

  #names() {
    const { name, nameLatin } = this.content;
    const isLatinAsked = isBeyondLatin(name) || Boolean(nameLatin);
    return html`<div class="pair">
      ${this.#text('name', msg('Name'), {
        hint: msg('As you write it, in your own script. It stands large on the badge.'),
        autocomplete: 'name',
        isName: true,
      })}
      ${this.#text('nameLatin', msg('Name in Latin letters'), {
        hint: isLatinAsked
          ? msg('As in the passport. Gates and badges show both.')
          : msg('Only if it is written differently in the passport.'),
        optional: !isBeyondLatin(name),
        isName: true,
      })}
    </div>`;
  }

  #text(
    path: Word,
    label: string,
    more: {
      hint: string;
      optional?: boolean;
      type?: 'email';
      autocomplete?: 'name' | 'organization' | 'email';
      isName?: boolean;
      value?: string;
    },
  ) {
    return html`<cw-text-field
      label=${label}
      hint=${more.hint}
      type=${more.type ?? 'text'}
      autocomplete=${more.autocomplete ?? 'off'}
      max-length=${path === 'affiliation' ? 300 : 254}
      ?optional=${more.optional}
      ?is-name=${more.isName}
      .value=${more.value ?? this.content[path] ?? ''}
      fault=${this.faultAt(path)}
      @change-value=${({ detail }: CustomEvent<string>) => this.change({ [path]: detail })}
    ></cw-text-field>`;
  }

  #birth() {
    const { birthDate, guardian } = this.content;
    return html`
      <cw-date-field
        birth
        label=${msg('Date of birth')}
        hint=${msg('The station compares it with the document.')}
        .value=${birthDate ?? ''}
        fault=${this.faultAt('birthDate')}
        @change-value=${({ detail }: CustomEvent<string>) => this.change({ birthDate: detail })}
      ></cw-date-field>
      ${
        needsGuardian(this.description, birthDate)
          ? html`<cw-guardian-fields
              .guardian=${guardian ?? {}}
              .minorBelow=${this.description.minorBelow}
              .faults=${this.faults}
              fault=${this.faultAt('guardian') || this.faultAt('guardian.name') || this.faultAt('guardian.phone')}
              @change-value=${({ detail }: CustomEvent<FormContent['guardian']>) => this.change({ guardian: detail })}
            ></cw-guardian-fields>`
          : nothing
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cw-person-step': PersonStep;
  }
}
