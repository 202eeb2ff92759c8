import { z } from '@hono/zod-openapi';
import { permissions } from '../../kernel/permissions.contract.ts';
import { defineRoute, delegateOf, newRoutes } from '../../kernel/route.ts';
import { applePassAddress, offerPasses, takeApplePass, type WalletDependencies } from './offer-passes.ts';
import { walletOffers } from './wallet.contract.ts';

const getOffers = defineRoute({
  method: 'get',
  path: '/api/delegate/wallet',
  permission: permissions.useOwnPage,
  summary: 'The wallets that this delegate can put the phone badge into',
  responses: {
    200: { description: 'Addresses', content: { 'application/json': { schema: walletOffers } } },
  },
});

const getPass = defineRoute({
  method: 'get',
  path: applePassAddress,
  permission: permissions.useOwnPage,
  summary: "The delegate's phone badge as a pass for Apple Wallet",
  responses: {
    200: { description: 'The pass', content: { 'application/vnd.apple.pkpass': { schema: z.string() } } },
  },
});

/** Who has a token is let in: no cache keeps one. */
const notKept = { 'cache-control': 'no-store' };

export function walletRoutes(deps: WalletDependencies) {
  return newRoutes()
    .openapi(getOffers, async (c) => c.json(await offerPasses(deps, delegateOf(c)), 200, notKept))
    .openapi(getPass, async (c) =>
      c.body(new Uint8Array(await takeApplePass(deps, delegateOf(c))), 200, {
        'content-type': 'application/vnd.apple.pkpass',
        'content-disposition': 'attachment; filename="badge.pkpass"',
        ...notKept,
      }),
    );
}
