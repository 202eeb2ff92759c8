import { joined, type NameMaker, parts, word } from './parts.ts';

const given = parts(`
  निखिल:Nikhil अनन्या:Ananya रोहन:Rohan मीरा:Meera अर्जुन:Arjun काव्या:Kavya देव:Dev इशा:Isha विवान:Vivaan तारा:Tara
  समीर:Sameer नेहा:Neha आदित्य:Aditya रिया:Riya कबीर:Kabir सिया:Siya`);
const root = parts('जल:jal गिरि:giri वन:van सागर:sagar नदी:nadi तट:tat मेघ:megh कमल:kamal सेतु:setu दीप:dip');
const end = parts('कर:kar वाल:wal पुरी:puri देव:dev शेखर:shekhar राज:raj');

export const devanagari: NameMaker = (random) => joined([word(random, given), word(random, root, end)]);

const nepaliFamily = parts('जल:jal हिम:him खोला:khola डाँडा:danda बन:ban');
const nepaliEnd = parts('ेली:eli ाल:al ङ:ng िया:iya');

export const nepali: NameMaker = (random) => joined([word(random, given), word(random, nepaliFamily, nepaliEnd)]);

const bengaliGiven = parts('অনিক:Anik তানিয়া:Tania রাফি:Rafi মৌ:Mou সজীব:Sajib নদী:Nodi শুভ:Shuvo ইরা:Ira');
const bengaliFamily = parts('জল:jol নৌকা:nouka ঘাট:ghat মেঘ:megh সাগর:sagor');
const bengaliEnd = parts('দার:dar পুরী:puri কার:kar ী:i');

export const bengali: NameMaker = (random) =>
  joined([word(random, bengaliGiven), word(random, bengaliFamily, bengaliEnd)]);

const sinhalaGiven = parts('නුවන්:Nuwan සඳුනි:Sanduni කසුන්:Kasun තරු:Tharu දිනුක:Dinuka අමා:Ama');
const sinhalaFamily = parts('ගං:ganga වැව:weva කඳු:kandu මල්:mal');
const sinhalaEnd = parts('ගොඩ:goda වත්ත:watta පිටිය:pitiya');

export const sinhala: NameMaker = (random) =>
  joined([word(random, sinhalaGiven), word(random, sinhalaFamily, sinhalaEnd)]);
