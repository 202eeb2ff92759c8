import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { categories } from '../people/categories.ts';
import type { Delegate } from '../people/delegates.ts';

const dayMs = 86_400_000;

/** Places left beyond those who are imported: exhibitors go on the waiting list soon, media nearly. */
const placesLeft = { attendee: 160, speaker: 12, media: 4, official: 10, exhibitor: 2 } as const;

const questions = [
  {
    id: 'known-at-gates',
    label: {
      en: 'What should we know when you arrive?',
      'zh-CN': '您到达时，我们需要了解什么？',
      ar: 'ما الذي ينبغي أن نعرفه عند وصولك؟',
      fr: 'Que devons-nous savoir à votre arrivée ?',
      ru: 'Что нам нужно знать, когда вы приедете?',
      es: '¿Qué debemos saber cuando llegue?',
    },
    hint: {
      en: 'The people at the gates are told, so that they can help at once.',
      'zh-CN': '入口处的工作人员会看到，以便立即提供帮助。',
      ar: 'يُبلَّغ به العاملون عند البوابات ليساعدوك فورًا.',
      fr: 'Les personnes aux entrées le voient, pour vous aider aussitôt.',
      ru: 'Это видят сотрудники у входа, чтобы сразу помочь.',
      es: 'Lo ven quienes están en los accesos, para ayudarle enseguida.',
    },
    kind: 'choices',
    options: [
      {
        value: 'wheelchair',
        label: {
          ...{ en: 'Needs a wheelchair', 'zh-CN': '需要轮椅', ar: 'يحتاج إلى كرسي متحرك' },
          ...{ fr: 'A besoin d’un fauteuil roulant', ru: 'Нужно инвалидное кресло', es: 'Necesita silla de ruedas' },
        },
      },
      {
        value: 'hearing',
        label: {
          ...{ en: 'Does not hear well', 'zh-CN': '听力不佳', ar: 'لا يسمع جيدًا' },
          ...{ fr: 'Entend mal', ru: 'Плохо слышит', es: 'No oye bien' },
        },
      },
    ],
    isShownAtScan: true,
  },
  {
    id: 'meals',
    label: {
      ...{ en: 'What do you eat?', 'zh-CN': '您的饮食习惯？', ar: 'ماذا تأكل؟' },
      ...{ fr: 'Que mangez-vous ?', ru: 'Что вы едите?', es: '¿Qué come?' },
    },
    kind: 'choice',
    isRequired: true,
    options: [
      {
        value: 'everything',
        label: { en: 'Everything', 'zh-CN': '不限', ar: 'كل شيء', fr: 'De tout', ru: 'Всё', es: 'De todo' },
      },
      {
        value: 'vegetarian',
        label: {
          ...{ en: 'Nothing of animals that were killed', 'zh-CN': '素食', ar: 'طعام نباتي' },
          ...{ fr: 'Végétarien', ru: 'Вегетарианское', es: 'Vegetariano' },
        },
      },
      { value: 'halal', label: { en: 'Halal', 'zh-CN': '清真', ar: 'حلال', fr: 'Halal', ru: 'Халяль', es: 'Halal' } },
      {
        value: 'kosher',
        label: { en: 'Kosher', 'zh-CN': '犹太洁食', ar: 'كوشر', fr: 'Casher', ru: 'Кошерное', es: 'Kosher' },
      },
    ],
  },
  {
    id: 'publication',
    label: {
      ...{ en: 'For whom do you report?', 'zh-CN': '您为哪家媒体报道？', ar: 'لأي وسيلة إعلام تعمل؟' },
      ...{ fr: 'Pour quel média ?', ru: 'Для какого издания?', es: '¿Para qué medio?' },
    },
    kind: 'text',
    isRequired: true,
    categories: ['media'],
  },
];

/** Opens registration, sets places by category, and asks three questions, as an organiser would some weeks before. */
export async function openRegistration(
  administrator: Account,
  opensAt: Date,
  delegates: readonly Delegate[],
): Promise<void> {
  const put = (path: string, json: unknown) => administrator.ask(path, { method: 'PUT', json });
  const { changedAt } = await administrator.read(z.object({ changedAt: z.string() }), '/api/registration/terms');
  await put('/api/registration/terms', {
    changedAt,
    opensAt: new Date(opensAt.getTime() - 30 * dayMs).toISOString(),
    openTo: Object.keys(placesLeft),
    approvedByRule: ['exhibitor'],
    walkIn: ['attendee', 'media', 'exhibitor'],
    locales: ['en', 'zh-CN', 'ar', 'fr', 'ru', 'es'],
    companionsAtMost: 2,
    minorBelow: 18,
    asksForPhotograph: true,
    asksForDocument: true,
    introduction: {
      en: 'A week between canals and bridges. The halls are small: please register as soon as you know that you come.',
      'zh-CN': '水巷与石桥之间的一周。会场不大，请在确定行程后尽早注册。',
      ar: 'أسبوع بين القنوات والجسور. القاعات صغيرة: يُرجى التسجيل فور تأكيد الحضور.',
      fr: 'Une semaine entre canaux et ponts. Les salles sont petites : inscrivez-vous dès que votre venue est certaine.',
      ru: 'Неделя среди каналов и мостов. Залы небольшие: зарегистрируйтесь, как только будете уверены, что приедете.',
      es: 'Una semana entre canales y puentes. Las salas son pequeñas: inscríbase en cuanto sepa que viene.',
    },
  });
  const taken = (category: string) => delegates.filter((one) => one.category === category).length;
  const limited = categories.flatMap((category) =>
    category in placesLeft
      ? [{ category, places: taken(category) + placesLeft[category as keyof typeof placesLeft] }]
      : [],
  );
  await put('/api/registration/quotas', { quotas: limited });
  const { revision } = await administrator.read(z.object({ revision: z.string() }), '/api/registration/questions');
  await put('/api/registration/questions', { questions, revision });
}
