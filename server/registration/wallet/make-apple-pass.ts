import { createHash } from 'node:crypto';
import { signDetached } from '../../kernel/sign-content.ts';
import { storedZip } from '../../kernel/stored-zip.ts';
import { daysOfConference } from '../conference-days.contract.ts';
import { categoryWord } from '../printing/face/words.ts';
import { drawIcon } from './draw-icon.ts';
import type { Pass } from './find-pass.ts';
import { passWordsIn } from './pass-words.ts';
import type { AppleWallet } from './wallets.ts';

const iconSides = { 'icon.png': 29, 'icon@2x.png': 58, 'icon@3x.png': 87 };

/** A pass for Apple Wallet: what it shows, its icons, a list of their digests, and the signature over that list. */
export async function makeApplePass(wallet: AppleWallet, pass: Pass, now: Date): Promise<Buffer> {
  const files = new Map<string, Uint8Array>([['pass.json', Buffer.from(JSON.stringify(describe(wallet, pass)))]]);
  for (const [name, side] of Object.entries(iconSides)) files.set(name, await drawIcon(side));
  // SHA-1 is what the format asks for; what is trusted is the signature, which is over SHA-256.
  const digests = [...files].map(([name, bytes]) => [name, createHash('sha1').update(bytes).digest('hex')]);
  const manifest = Buffer.from(JSON.stringify(Object.fromEntries(digests)));
  files.set('manifest.json', manifest);
  files.set('signature', signDetached(manifest, wallet, now));
  return storedZip(files);
}

function describe({ passType, team }: AppleWallet, pass: Pass) {
  const words = passWordsIn(pass.locale);
  return {
    formatVersion: 1,
    passTypeIdentifier: passType,
    teamIdentifier: team,
    serialNumber: pass.id,
    organizationName: pass.conferenceName,
    description: words.badgeFor(pass.conferenceName),
    logoText: pass.conferenceName,
    relevantDate: pass.startsAt.toISOString(),
    expirationDate: pass.validUntil.toISOString(),
    sharingProhibited: true,
    backgroundColor: 'rgb(22, 82, 127)',
    foregroundColor: 'rgb(255, 255, 255)',
    labelColor: 'rgb(222, 236, 244)',
    barcodes: [
      { format: 'PKBarcodeFormatQR', message: pass.token, messageEncoding: 'iso-8859-1', altText: pass.number },
    ],
    eventTicket: {
      primaryFields: [{ key: 'name', label: pass.nameLatin === pass.name ? '' : pass.nameLatin, value: pass.name }],
      secondaryFields: [
        { key: 'category', label: words.category, value: categoryWord(pass.category, pass.locale) },
        { key: 'number', label: words.badge, value: pass.number },
      ],
      auxiliaryFields: [{ key: 'dates', label: words.dates, value: daysOfConference(pass, pass.locale) }],
    },
  };
}
