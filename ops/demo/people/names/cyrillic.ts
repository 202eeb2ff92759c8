import { joined, type NameMaker, parts, word } from './parts.ts';

const start = parts(`
  Вели:veli Миро:miro Радо:rado Яро:yaro Свето:sveto Стани:stani Бори:bori Тихо:tikho Любо:lyubo Горе:gore
  Драго:drago Добро:dobro`);
const endings = {
  he: parts('слав:slav мир:mir гор:gor дан:dan'),
  she: parts('слава:slava мира:mira дана:dana'),
};
const root = parts(`
  Камен:kamen Берег:bereg Озер:ozer Ветр:vetr Рябин:ryabin Лодк:lodk Мостов:mostov Зимин:zimin Туман:tuman Пристан:pristan
  Лугов:lugov Парус:parus Сосн:sosn Журавл:zhuravl`);

function slavic(he: string, she: string): NameMaker {
  const family = { he: parts(he), she: parts(she) };
  return (random) => {
    const form = random.chance(0.5) ? 'he' : 'she';
    return joined([word(random, start, endings[form]), word(random, root, family[form])]);
  };
}

export const russian = slavic('ов:ov ин:in овский:ovsky ев:ev', 'ова:ova ина:ina овская:ovskaya ева:eva');
export const ukrainian = slavic('енко:enko ук:uk ович:ovych ський:skyi', 'енко:enko ук:uk ович:ovych ська:ska');
export const bulgarian = slavic('ов:ov ев:ev ски:ski', 'ова:ova ева:eva ска:ska');
export const serbian = slavic('ић:ić овић:ović евић:ević', 'ић:ić овић:ović евић:ević');

const steppeStart = parts('Ай:ai Нур:nur Тем:tem Сан:san Ер:yer Дар:dar Бат:bat Алт:alt Мөн:mön Сар:sar');
const steppeEnd = parts('бек:bek жан:zhan лан:lan гүл:gül дос:dos тай:tai хан:khan ан:an');
const steppeFamily = parts('Көл:köl Тау:tau Жел:zhel Бұлақ:bulaq Орман:orman Қайық:qaiyq Дала:dala Сүй:süi');
const steppeFamilyEnd = parts('баев:bayev ов:ov бек:bek ұлы:uly');

/** Kazakh, Kyrgyz, Tajik and their neighbours. */
export const steppe: NameMaker = (random) =>
  joined([word(random, steppeStart, steppeEnd), word(random, steppeFamily, steppeFamilyEnd)]);

const mongolFather = parts('Бат:bat Мөнх:mönkh Ган:gan Эрдэнэ:erdene Сүх:sükh Цэцэг:tsetseg Нар:nar Оюун:oyuun');
const mongolEnd = parts('баяр:bayar болд:bold зул:zul мөрөн:mörön цолмон:tsolmon далай:dalai');

/** The father's name first. */
export const mongolian: NameMaker = (random) =>
  joined([word(random, mongolFather, parts('ын:yn ийн:iin')), word(random, mongolFather, mongolEnd)]);
