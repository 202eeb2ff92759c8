import { sign } from 'node:crypto';
import { categoryWord } from '../printing/face/words.ts';
import type { Pass } from './find-pass.ts';
import { passWordsIn } from './pass-words.ts';
import type { GoogleWallet } from './wallets.ts';

const savePage = 'https://pay.google.com/gp/v/save/';

/** The address of Google's page that saves this pass: a JSON web token (RFC 7519) signed with RS256. */
export function makeGoogleLink(
  { issuerId, account, key }: GoogleWallet,
  pass: Pass,
  { now, publicOrigin }: { now: Date; publicOrigin: string },
): string {
  const header = encode({ alg: 'RS256', typ: 'JWT' });
  const claims = encode({
    iss: account,
    aud: 'google',
    typ: 'savetowallet',
    iat: Math.floor(now.getTime() / 1000),
    origins: [publicOrigin],
    payload: payloadOf(issuerId, pass),
  });
  const signature = sign('sha256', Buffer.from(`${header}.${claims}`), key).toString('base64url');
  return `${savePage}${header}.${claims}.${signature}`;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const said = (value: string, language = 'en') => ({ defaultValue: { language, value } });

function payloadOf(issuerId: string, pass: Pass) {
  const classId = `${issuerId}.${pass.id.slice(0, pass.id.lastIndexOf('-'))}`;
  const words = passWordsIn(pass.locale);
  const isSame = pass.name === pass.nameLatin;
  return {
    genericClasses: [{ id: classId }],
    genericObjects: [
      {
        id: `${issuerId}.${pass.id}`,
        classId,
        state: 'ACTIVE',
        cardTitle: said(pass.conferenceName, pass.locale),
        header: said(pass.name, 'und'),
        ...(!isSame && { subheader: said(pass.nameLatin) }),
        textModulesData: [
          { id: 'category', header: words.category, body: categoryWord(pass.category, pass.locale) },
          { id: 'number', header: words.badge, body: pass.number },
        ],
        barcode: { type: 'QR_CODE', value: pass.token, alternateText: pass.number },
        hexBackgroundColor: '#16527f',
        validTimeInterval: {
          start: { date: pass.validFrom.toISOString() },
          end: { date: pass.validUntil.toISOString() },
        },
      },
    ],
  };
}
