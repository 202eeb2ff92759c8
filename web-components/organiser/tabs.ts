import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Permission } from '../../server/kernel/permission.contract.ts';
import { permissions } from '../../server/kernel/permissions.contract.ts';
import type { IconName } from '../elements/icon.ts';

/** One tab of the organiser's page. Its panel is loaded when it is opened, and gone when another is. */
export interface OrganiserTab {
  /** Stands in the address: `/organiser/#questions`. */
  readonly id: string;
  readonly icon: IconName;
  readonly permission: Permission;
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
    permission: permissions.changeTerms,
    name: () => msg('Registration'),
    load: () => import('./terms-panel.ts'),
    panel: () => html`<cw-terms-panel></cw-terms-panel>`,
  },
  {
    id: 'questions',
    icon: 'document',
    permission: permissions.changeTerms,
    name: () => msg('Questions'),
    load: () => import('./questions-panel.ts'),
    panel: () => html`<cw-questions-panel></cw-questions-panel>`,
  },
  {
    id: 'invitations',
    icon: 'mail',
    permission: permissions.invite,
    name: () => msg('Invitations'),
    load: () => import('./invitations-panel.ts'),
    panel: () => html`<cw-invitations-panel></cw-invitations-panel>`,
  },
  {
    id: 'letters',
    icon: 'keyboard',
    permission: permissions.putWordings,
    name: () => msg('Letters'),
    load: () => import('./wordings-panel.ts'),
    panel: () => html`<cw-wordings-panel></cw-wordings-panel>`,
  },
  {
    id: 'vetting',
    icon: 'lock',
    permission: permissions.importVetting,
    name: () => msg('Vetting'),
    load: () => import('./vetting-panel.ts'),
    panel: () => html`<cw-vetting-panel></cw-vetting-panel>`,
  },
  {
    id: 'verification',
    icon: 'scanner',
    permission: permissions.setUpStations,
    name: () => msg('Verification'),
    load: () => import('./document-terms-panel.ts'),
    panel: () => html`<cw-document-terms-panel></cw-document-terms-panel>`,
  },
  {
    id: 'badges',
    icon: 'badge',
    permission: permissions.changeDesigns,
    name: () => msg('Badge design'),
    load: () => import('./badge-design/designs-panel.ts'),
    panel: () => html`<cw-designs-panel></cw-designs-panel>`,
  },
];
