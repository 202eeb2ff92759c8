import type { LetterTexts } from './letter-texts.ts';

export const arabic: LetterTexts = {
  greeting: (name) => (name ? `${name}، تحية طيبة وبعد،` : 'تحية طيبة وبعد،'),
  keepLink: 'هذا الرابط لك وحدك: من يملكه يستطيع فتح صفحتك. وهو يعمل في كل وقت وعلى أي جهاز.',
  foot: ({ conference }) =>
    `أرسل إليك هذه الرسالة قسم التسجيل في ${conference}. إن لم تكن موجهة إليك، يُرجى حذفها، ولن يترتب على ذلك شيء.`,
  kinds: {
    invitation: {
      subject: ({ conference }) => `دعوتك إلى ${conference}`,
      before: ({ conference, days }) => [
        `يسرنا دعوتك إلى ${conference}، ${days}.`,
        'يُرجى فتح صفحتك واستكمال التسجيل: معظم البيانات معبأة مسبقًا. لا يستغرق ذلك سوى بضع دقائق، ويمكن التوقف والمتابعة لاحقًا.',
      ],
      link: 'استكمال التسجيل',
    },
    form_link: {
      subject: ({ conference }) => `متابعة تسجيلك في ${conference}`,
      before: ({ conference, days }) => [
        `بدأت التسجيل في ${conference}، ${days}.`,
        'ما كتبته محفوظ. بهذا الرابط تمكن المتابعة من حيث توقفت، على أي جهاز.',
      ],
      link: 'متابعة الاستمارة',
    },
    received: {
      subject: ({ conference }) => `وصلنا تسجيلك في ${conference}`,
      before: ({ conference }) => [
        `شكرًا لك: وصلنا تسجيلك في ${conference}.`,
        'تجري مراجعته الآن، وسنكتب إليك فور صدور القرار؛ ولا يلزمك فعل شيء حتى ذلك الحين. تظهر حالة التسجيل في صفحتك.',
      ],
      link: 'فتح صفحتك',
    },
    approved: {
      subject: ({ conference }) => `قُبل تسجيلك في ${conference}`,
      before: ({ conference, days, category }) => [
        `قُبل تسجيلك في ${conference}، ${days}${category ? ` (الفئة: ${category})` : ''}.`,
        'بطاقة دخولك في صفحتك. يُرجى فتحها مرة واحدة على الهاتف الذي ستحضره معك، وستعمل بعد ذلك دون شبكة. يُرجى أيضًا إحضار وثيقة الهوية المسجلة، إذ تُراجع عند وصولك أول مرة.',
      ],
      always: ({ category }) => [
        `قُبل تسجيلك${category ? ` (الفئة: ${category})` : ''}. يُرجى إحضار وثيقة الهوية المسجلة.`,
      ],
      link: 'فتح بطاقة الدخول',
    },
    declined: {
      subject: ({ conference }) => `بشأن تسجيلك في ${conference}`,
      before: ({ conference }) => [`نأسف: لم يُقبل تسجيلك في ${conference}. والسبب هو:`],
      always: () => ['لم يُقبل تسجيلك. والسبب هو:'],
      after: () => ['إن كان في ذلك خطأ، يُرجى الرد على هذه الرسالة.'],
    },
    more_needed: {
      subject: ({ conference }) => `تسجيلك في ${conference}: مطلوب استكمال`,
      before: ({ conference }) => [`راجعنا تسجيلك في ${conference}، ونحتاج منك إلى ما يلي:`],
      always: () => ['نحتاج منك إلى ما يلي:'],
      after: ({ dueOn }) => [
        dueOn
          ? `يُرجى الإرسال في موعد أقصاه ${dueOn}. ما أرسلته سابقًا لا يزال في الاستمارة.`
          : 'ما أرسلته سابقًا لا يزال في الاستمارة.',
      ],
      link: 'استكمال التسجيل',
    },
    waitlisted: {
      subject: ({ conference }) => `أنت في قائمة الانتظار: ${conference}`,
      before: ({ conference, category }) => [
        `جميع الأماكن${category ? ` لفئة «${category}»` : ''} في ${conference} محجوزة حاليًا، ولذلك وُضع تسجيلك في قائمة الانتظار.`,
        'عندما يتوفر مكان يُعطى لصاحب أطول انتظار، وسنكتب إليك فورًا. لا يلزمك فعل شيء.',
      ],
      always: () => ['تسجيلك في قائمة الانتظار.'],
      link: 'فتح صفحتك',
    },
    withdrawn: {
      subject: ({ conference }) => `سُحب تسجيلك في ${conference}`,
      before: ({ conference }) => [`سُحب تسجيلك في ${conference}، ولم تعد بطاقة دخولك صالحة.`],
      always: () => ['سُحب تسجيلك، ولم تعد بطاقة دخولك صالحة.'],
      after: () => ['إن كان ذلك خطأ، يُرجى الرد على هذه الرسالة.'],
    },
    new_link: {
      subject: ({ conference }) => `رابطك الجديد: ${conference}`,
      before: () => ['هذا رابط جديد إلى صفحتك. أما الروابط السابقة فلم تعد تعمل.'],
      always: () => ['الروابط السابقة لم تعد تعمل.'],
      link: 'فتح صفحتك',
    },
  },
};
