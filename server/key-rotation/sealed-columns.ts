import type { KeyUse } from '../kernel/secrets.ts';

/** Where something is sealed under a key of the server, row by row. */
export interface SealedColumn {
  readonly use: KeyUse;
  readonly table: string;
  readonly key: string;
  readonly sealed: string;
}

/**
 * All columns that are sealed under the server's secret, but for what lies beside the ledger, which bears marks besides, and
 * for keys that are carried over, which the start of a server seals anew. A test compares them with the schema.
 */
export const sealedColumns: readonly SealedColumn[] = [
  { use: 'badge-keys', table: 'badge_keys', key: 'id', sealed: 'sealed_private_key' },
  { use: 'ledger-keys', table: 'ledger_keys', key: 'id', sealed: 'sealed_private_key' },
  { use: 'photographs', table: 'photographs', key: 'delegate_id', sealed: 'sealed_key' },
  { use: 'photographs', table: 'draft_photographs', key: 'draft_id', sealed: 'sealed_key' },
  { use: 'drafts', table: 'registration_drafts', key: 'id', sealed: 'sealed_content' },
  { use: 'letters', table: 'letters', key: 'id', sealed: 'sealed_content' },
  { use: 'network-authorities', table: 'network_authorities', key: 'id', sealed: 'sealed_key' },
  { use: 'ledger', table: 'ledger_subjects', key: 'subject_id', sealed: 'sealed_key' },
];
