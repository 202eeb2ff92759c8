import type { LetterTexts } from './letter-texts.ts';

const categories = {
  attendee: 'مشارك',
  speaker: 'متحدث',
  media: 'إعلام',
  official: 'مسؤول',
  exhibitor: 'عارض',
  staff: 'طاقم العمل',
  medical: 'طاقم طبي',
} as const;

export const arabic: LetterTexts = {
  greeting: (name) => (name ? `${name}، تحية طيبة وبعد،` : 'تحية طيبة وبعد،'),
  categories,
  keepLink: 'هذا الرابط لك وحدك: من يملكه يستطيع فتح صفحتك. وهو يعمل كلما شئت وعلى أي جهاز.',
  foot: ({ conference }) =>
    `أرسل إليك هذه الرسالة قسم التسجيل في ${conference}. إن لم تكن موجهة إليك فاحذفها، ولن يترتب على ذلك شيء.`,
  kinds: {
    invitation: {
      subject: ({ conference }) => `دعوتك إلى ${conference}`,
      before: ({ conference, days }) => [
        `يسرنا دعوتك إلى ${conference}، ${days}.`,
        'افتح صفحتك وأكمل تسجيلك: معظم البيانات مدخلة مسبقًا. لا يستغرق ذلك سوى بضع دقائق، ويمكنك التوقف والمتابعة لاحقًا.',
      ],
      link: 'أكمل تسجيلك',
    },
    form_link: {
      subject: ({ conference }) => `تابع تسجيلك في ${conference}`,
      before: ({ conference, days }) => [
        `بدأت التسجيل في ${conference}، ${days}.`,
        'ما كتبته محفوظ. بهذا الرابط تتابع من حيث توقفت، على أي جهاز.',
      ],
      link: 'تابع ملء الاستمارة',
    },
    received: {
      subject: ({ conference }) => `وصلنا تسجيلك في ${conference}`,
      before: ({ conference }) => [
        `شكرًا لك: وصلنا تسجيلك في ${conference}.`,
        'سيراجعه أحد العاملين، ونكتب إليك فور اتخاذ القرار؛ ولا يلزمك فعل شيء حتى ذلك الحين. تجد حالة التسجيل في صفحتك.',
      ],
      link: 'افتح صفحتك',
    },
    approved: {
      subject: ({ conference }) => `تم تسجيلك في ${conference}`,
      before: ({ conference, days, category }) => [
        `تمت الموافقة على تسجيلك في ${conference}، ${days}${category ? ` (الفئة: ${categories[category]})` : ''}.`,
        'بطاقتك في صفحتك. افتحها مرة واحدة على الهاتف الذي ستحمله معك، وستعمل بعد ذلك دون شبكة. أحضر وثيقة الهوية التي سجلت بها، فسيُطلب منك إبرازها عند وصولك أول مرة.',
      ],
      link: 'افتح بطاقتك',
    },
    declined: {
      subject: ({ conference }) => `بشأن تسجيلك في ${conference}`,
      before: ({ conference }) => [`نأسف: لم تتم الموافقة على تسجيلك في ${conference}. والسبب هو:`],
      after: () => ['إن كان في ذلك خطأ فأجب عن هذه الرسالة.'],
    },
    more_needed: {
      subject: ({ conference }) => `تسجيلك في ${conference}: ينقصه شيء`,
      before: ({ conference }) => [`راجعنا تسجيلك في ${conference}، ونحتاج منك إلى ما يلي:`],
      after: ({ dueOn }) => [
        dueOn
          ? `نرجو إرساله قبل نهاية ${dueOn}. ما أرسلته من قبل لا يزال في الاستمارة.`
          : 'ما أرسلته من قبل لا يزال في الاستمارة.',
      ],
      link: 'أكمل تسجيلك',
    },
    waitlisted: {
      subject: ({ conference }) => `أنت على قائمة الانتظار في ${conference}`,
      before: ({ conference, category }) => [
        `اكتملت الأماكن${category ? ` لفئة «${categories[category]}»` : ''} في ${conference}، ولذلك أُدرج اسمك في قائمة الانتظار.`,
        'حين يتوفر مكان يُعطى لمن انتظر أطول مدة، ونكتب إليك فورًا. لا يلزمك فعل شيء.',
      ],
      link: 'افتح صفحتك',
    },
    withdrawn: {
      subject: ({ conference }) => `سُحب تسجيلك في ${conference}`,
      before: ({ conference }) => [`سُحب تسجيلك في ${conference}، ولم تعد بطاقتك صالحة.`],
      after: () => ['إن كان ذلك خطأ فأجب عن هذه الرسالة.'],
    },
    new_link: {
      subject: ({ conference }) => `رابطك الجديد إلى ${conference}`,
      before: () => ['هذا رابط جديد إلى صفحتك. أما الروابط السابقة فلم تعد تعمل.'],
      link: 'افتح صفحتك',
    },
  },
};
