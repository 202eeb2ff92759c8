import { defineFaults } from '../../kernel/domain-error.ts';

export const walletFaults = defineFaults('registration', {
  wallet_not_set_up: ['not_found', 'Passes for this wallet are not offered here.'],
  wallet_badge_missing: ['conflict', 'There is no badge to put into a wallet yet. It comes when you are approved.'],
});
