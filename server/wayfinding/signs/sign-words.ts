/** What a sign says in one language. Paper has no switch: it says all of it in two. */
export interface SignWords {
  readonly here: string;
  readonly point: string;
  readonly minutes: string;
  readonly help: string;
  readonly offline: string;
  /** Instead of minutes, where there is no such way. */
  readonly noStepFree: string;
}

/** By language, as a phone would ask for it. */
const words: Readonly<Record<string, SignWords>> = {
  en: {
    here: 'You are here',
    point: 'Point your phone here. It knows where you are and asks where to.',
    minutes: 'min',
    help: 'Help',
    offline: 'Works without network after one visit',
    noStepFree: 'no step-free way',
  },
  zh: {
    here: '您在这里',
    point: '扫一扫，问路不用等。',
    minutes: '分钟',
    help: '求助',
    offline: '首次打开后，无网络也能用',
    noStepFree: '没有无台阶路线',
  },
  ar: {
    here: 'أنت هنا',
    point: 'وجّه هاتفك إلى هنا: يعرف مكانك ويسألك عن وجهتك.',
    minutes: 'دقيقة',
    help: 'المساعدة',
    offline: 'يعمل دون شبكة بعد الزيارة الأولى',
    noStepFree: 'لا طريق بلا درج',
  },
  fr: {
    here: 'Vous êtes ici',
    point: 'Visez avec votre téléphone : il sait où vous êtes et demande où vous allez.',
    minutes: 'min',
    help: 'Aide',
    offline: 'Fonctionne sans réseau après une visite',
    noStepFree: 'pas sans marches',
  },
  ru: {
    here: 'Вы здесь',
    point: 'Наведите телефон: он знает, где вы, и спросит, куда вам.',
    minutes: 'мин',
    help: 'Помощь',
    offline: 'После первого открытия работает без сети',
    noStepFree: 'без ступеней пути нет',
  },
  es: {
    here: 'Está aquí',
    point: 'Apunte aquí con el teléfono: sabe dónde está y pregunta adónde va.',
    minutes: 'min',
    help: 'Ayuda',
    offline: 'Funciona sin red tras una visita',
    noStepFree: 'solo con escalones',
  },
  de: {
    here: 'Sie sind hier',
    point: 'Telefon hierher halten: Es weiß, wo Sie sind, und fragt, wohin.',
    minutes: 'Min.',
    help: 'Hilfe',
    offline: 'Geht nach einem Besuch auch ohne Netz',
    noStepFree: 'kein stufenloser Weg',
  },
};

/** For a BCP 47 tag; none: no words are known in that language, and English alone must do. */
export const signWords = (tag: string): SignWords | undefined => words[tag.split('-')[0]?.toLowerCase() ?? ''];

export const englishSignWords: SignWords = words.en as SignWords;
