import { joined, type NameMaker, parts, word } from './parts.ts';

// Scripts of the Caucasus, the Horn of Africa and the Aegean.

const georgianGiven = parts(
  'გელა:Gela ნინო:Nino თამუნა:Tamuna ლევან:Levan ეკა:Eka ზურა:Zura მარიკა:Marika სანდრო:Sandro',
);
const georgianRoot = parts('წყალ:tsqal მთა:mta ტყე:tqe ხიდ:khid ნავ:nav ზღვა:zghva');
const georgianEnd = parts('იძე:idze შვილი:shvili ური:uri აძე:adze');

export const georgian: NameMaker = (random) =>
  joined([word(random, georgianGiven), word(random, georgianRoot, georgianEnd)]);

const armenianGiven = parts('Արամ:Aram Նարե:Nare Տիգրան:Tigran Լուսինե:Lusine Հայկ:Hayk Անի:Ani');
const armenianRoot = parts('Ջր:jr Լեռն:lern Կամրջ:kamrj Նավ:nav Ծով:tsov');
const armenianEnd = parts('յան:yan ունի:uni ենց:ents');

export const armenian: NameMaker = (random) =>
  joined([word(random, armenianGiven), word(random, armenianRoot, armenianEnd)]);

const ethiopicGiven = parts(`
  ሰላም:Selam ዳዊት:Dawit ሊያ:Liya ዮናስ:Yonas ሀና:Hana ብሩክ:Biruk ማርታ:Marta ናሆም:Nahom ቤዛ:Beza ኤልያስ:Elyas ጽዮን:Tsion ሳሮን:Saron`);

/** A given name and the father's. */
export const ethiopic: NameMaker = (random) => {
  const [given = [], father = []] = random.shuffled(ethiopicGiven).map((part) => [part]);
  return joined([word(random, given), word(random, father)]);
};

const greekGiven = parts(
  'Νίκος:Nikos Ελένη:Eleni Πέτρος:Petros Δάφνη:Dafni Στέλιος:Stelios Μυρτώ:Myrto Άρης:Aris Ίρις:Iris',
);
const greekRoot = parts('Θαλασσ:thalass Γεφυρ:gefyr Πηγαδ:pigad Λιμν:limn Καραβ:karav Ποταμ:potam');
const greekEnd = parts('άκης:akis ίδης:idis όπουλος:opoulos άς:as');

export const greek: NameMaker = (random) => joined([word(random, greekGiven), word(random, greekRoot, greekEnd)]);
