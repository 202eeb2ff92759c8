import type { VerdictReason } from '../../db/vocabulary.ts';
import type { ScanAnswer } from '../../server/admission/admission.contract.ts';

/** What a guard says, or shows to the delegate: in several languages at once, so it is not part of the page's own. */
export type Saying = { readonly en: string; readonly 'zh-CN': string };

const cannotRead: Saying = {
  en: 'I cannot read this badge. Please wait here, a colleague will help you.',
  'zh-CN': '我无法读取这张证件。请在此稍候，我的同事会来帮您。',
};
const noLongerValid: Saying = {
  en: 'This badge is no longer valid. Please go to the desk.',
  'zh-CN': '这张证件已失效，请前往服务台。',
};
const askAtDesk: Saying = {
  en: 'I cannot let you in with this registration. Please go to the desk.',
  'zh-CN': '您目前的注册状态无法入场，请前往服务台。',
};
const notNow: Saying = {
  en: 'You cannot enter here at this hour. Please come back later.',
  'zh-CN': '现在这个时间您不能由此入场，请稍后再来。',
};

const fullNow: Saying = {
  en: 'It is full inside at the moment. Please wait a little.',
  'zh-CN': '目前里面人数已满，请稍等片刻。',
};

const sayings: Readonly<Partial<Record<VerdictReason, Saying>>> = {
  badge_unreadable: {
    en: 'I cannot read this code. Please show it again.',
    'zh-CN': '我无法读取这个二维码，请再出示一次。',
  },
  badge_forged: cannotRead,
  badge_other_conference: cannotRead,
  badge_unknown: cannotRead,
  badge_revoked: noLongerValid,
  badge_replaced: {
    en: 'You have a newer badge. Please show me that one.',
    'zh-CN': '您有一张更新的证件，请出示那一张。',
  },
  badge_expired: noLongerValid,
  badge_not_yet_valid: notNow,
  registration_not_approved: askAtDesk,
  registration_withdrawn: askAtDesk,
  vetting_pending: {
    en: 'Your clearance has not come yet. Please ask at the desk.',
    'zh-CN': '您的安全审查尚未完成，请到服务台咨询。',
  },
  vetting_rejected: {
    en: 'Please wait here a moment. A colleague is coming to you.',
    'zh-CN': '请在此稍候，我的同事会来找您。',
  },
  identity_refused: askAtDesk,
  already_inside: {
    en: 'This badge is already inside. Please come with me to the desk.',
    'zh-CN': '这张证件已经入场。请随我到服务台。',
  },
  zone_not_allowed: {
    en: 'Your badge does not open this area. Please ask at the desk.',
    'zh-CN': '您的证件不能进入此区域，请到服务台咨询。',
  },
  elsewhere: {
    en: 'Please go out through the gate where you came in, then come back here.',
    'zh-CN': '请先从您进入的入口出场，再回到这里。',
  },
  companion_not_allowed: {
    en: 'Companions cannot enter here. Please ask at the desk.',
    'zh-CN': '陪同人员不能由此入场，请到服务台咨询。',
  },
  delegate_not_inside: {
    en: 'You can come in together with the delegate you accompany. Please wait for them.',
    'zh-CN': '您可以与您陪同的参会者一同入场，请在此等候。',
  },
  reentry_not_allowed: {
    en: 'You have been inside before, and cannot enter a second time.',
    'zh-CN': '您已入场一次，不能再次入场。',
  },
  entries_used_up: {
    en: 'You have used all your entries here.',
    'zh-CN': '您在此处的入场次数已用完。',
  },
  zone_closed_now: notNow,
  category_full: fullNow,
  zone_full: fullNow,
};

/** The words for one answer; none where there is nothing to say to the delegate. */
export function sayingFor({ reason, station }: Pick<ScanAnswer, 'reason' | 'station'>): Saying | undefined {
  if (!station) return sayings[reason];
  const { number, place } = station;
  return {
    en: `Please go to station ${number}: ${place.en}.`,
    'zh-CN': `请前往 ${number} 号核验台：${place['zh-CN'] ?? place.en}。`,
  };
}

const readsChinese = new Set(['CN', 'HK', 'MO', 'SG', 'TW']);

/** The guard's language first, then the delegate's where it is another one that we have; both when nobody is known. */
export function sayingLanguages(guard: keyof Saying, country: string | undefined): (keyof Saying)[] {
  const other = guard === 'en' ? 'zh-CN' : 'en';
  const delegate = country === undefined ? other : readsChinese.has(country) ? 'zh-CN' : 'en';
  return delegate === guard ? [guard] : [guard, delegate];
}
