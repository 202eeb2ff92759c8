import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Role } from '../../db/vocabulary.ts';
import { formsAudiences } from '../../server/registration/forms/terms.contract.ts';
import { lettersAudiences } from '../../server/registration/letters/letters.contract.ts';
import { wordingsAudiences } from '../../server/registration/letters/wordings.contract.ts';
import { printingAudiences } from '../../server/registration/printing/printing.contract.ts';
import type { IconName } from '../elements/icon.ts';

/** One tab of the organiser's page. Its panel is loaded when it is opened, and gone when another is. */
export interface OrganiserTab {
  /** Stands in the address: `/organiser/#questions`. */
  readonly id: string;
  readonly icon: IconName;
  readonly audience: readonly Role[];
  readonly name: () => string;
  readonly load: () => Promise<unknown>;
  /** The panel fills the page below the header and scrolls by itself. */
  readonly panel: () => TemplateResult;
}

/** In the order in which they are shown. */
export const organiserTabs: readonly OrganiserTab[] = [
  {
    id: 'registration',
    icon: 'door',
    audience: formsAudiences.changeTerms,
    name: () => msg('Registration'),
    load: () => import('./terms-panel.ts'),
    panel: () => html`<cw-terms-panel></cw-terms-panel>`,
  },
  {
    id: 'questions',
    icon: 'document',
    audience: formsAudiences.changeTerms,
    name: () => msg('Questions'),
    load: () => import('./questions-panel.ts'),
    panel: () => html`<cw-questions-panel></cw-questions-panel>`,
  },
  {
    id: 'invitations',
    icon: 'mail',
    audience: lettersAudiences.invite,
    name: () => msg('Invitations'),
    load: () => import('./invitations-panel.ts'),
    panel: () => html`<cw-invitations-panel></cw-invitations-panel>`,
  },
  {
    id: 'letters',
    icon: 'keyboard',
    audience: wordingsAudiences.putWordings,
    name: () => msg('Letters'),
    load: () => import('./wordings-panel.ts'),
    panel: () => html`<cw-wordings-panel></cw-wordings-panel>`,
  },
  {
    id: 'badges',
    icon: 'badge',
    audience: printingAudiences.changeDesigns,
    name: () => msg('Badge design'),
    load: () => import('./badge-design/designs-panel.ts'),
    panel: () => html`<cw-designs-panel></cw-designs-panel>`,
  },
];
