import { capitalised, folded, type NameMaker } from './parts.ts';

const list = (table: string): string[] => table.trim().split(/\s+/);

/** Given names, and family names joined from a beginning and an end; `familyFirst` where that is the order. */
function latin(given: string, starts: string, ends: string, familyFirst = false): NameMaker {
  const [givenNames, beginnings, endings] = [list(given), list(starts), list(ends)];
  return (random) => {
    const family = capitalised(`${random.pick(beginnings)}${random.pick(endings)}`.replaceAll('_', ' '));
    const name = random.pick(givenNames);
    const own = familyFirst ? `${family} ${name}` : `${name} ${family}`;
    return { own, latin: folded(own) };
  };
}

const iberianGiven =
  'Álvaro Begoña Íñigo Lucía Martín Ximena Joaquín Noemí Raúl Sofía Andrés Inés Julián Belén Tomás Rocío';
export const spanish = latin(
  iberianGiven,
  'Alcán Peñar Mon Sal Villar Robl Canal Mar Ribe Ñan',
  'tara ez uela guín edo iño íz aro',
);
export const portuguese = latin(
  'João Inês Gonçalo Conceição Luís Beatriz Estêvão Mafalda Antão Lívia Caetano Flávia',
  'Pon Ria Mour Val Serr Lag Font',
  'tão eira ões inho alho ança',
);
export const french = latin(
  'Éloïse Benoît Chloé Gaël Maëlle François Zoé Loïc Anaïs Rémi Solène Jérôme',
  'Ri Beau Mont Val Pré Eau Clair Fon',
  'vière mont taine châtel court neuf rêt',
);
export const italian = latin(
  'Nicolò Chiara Tommasò Elìa Giulia Matteo Ilaria Davide Noè Ginevra',
  'Acqua Ponte Monte Bel Rivo Campo',
  'lungo nuovo chiaro scuri tòri netti',
);
export const german = latin(
  'Jörg Käthe Günther Jürgen Anke Björn Märta Lothar Frauke Sören Ännchen Uwe',
  'Brück Müh Lüt Wäss Grün Stein Kröt Schäf',
  'ner lmann jens erling wald bach',
);
export const dutch = latin(
  'Joris Noëlle Sjoerd Maaike Zoë Thijs Femke Daniël',
  'Brug Water Dijk Molen Veen',
  'man stra kamp huis zicht',
);
export const nordic = latin(
  'Åsa Bjørn Sølvi Håkan Märta Øyvind Søren Göran Ingrid Freja',
  'Bro Sjö Bøl Fjell Å Lind Strøm',
  'gård berg ström dal näs sen',
);
export const finnish = latin(
  'Väinö Päivi Jyrki Sölvi Äijö Hilla Oiva Tuuli',
  'Järvi Silta Kivi Lampi Mänty',
  'nen lä mäki ranta',
);
export const icelandic = latin(
  'Þóra Örn Ásdís Guðný Hrafn Sæunn Íris Ævar',
  'Þór Stein Egil Hall Björn',
  'sdóttir sson',
);
export const polish = latin(
  'Łukasz Żaneta Paweł Małgosia Świętosław Bożena Rafał Grażyna',
  'Mosto Rzecz Jezior Wierz Łąk',
  'wski ński czyk wicz',
);
export const czech = latin(
  'Jiří Zdeňka Ondřej Věra Luboš Šárka Matěj Žofie',
  'Rybn Lávk Potoč Jezer Mlyn',
  'íček ář ský ová ička',
);
export const southSlavic = latin(
  'Željko Nadežda Šime Živa Borna Čedomil Tajda Đurđa',
  'Most Rijek Jezer Lađ Otoč',
  'ić ović ak nik',
);
export const hungarian = latin(
  'Győző Zsófia Örs Réka Ábel Kinga Jenő Tünde',
  'Hidas Tó Folyó Malom Nád',
  'házi völgyi szegi mezei',
  true,
);
export const romanian = latin(
  'Ștefan Ioana Răzvan Mădălina Țvetana Ilinca Cătălin',
  'Pod Râu Lac Mor Lunc',
  'eanu escu ariu ăreț',
);
export const albanian = latin('Besnik Vjollca Ilir Teuta Çelik Mirë Arbën', 'Ur Lum Det Kep Mull', 'aj ishti oli ëza');
export const turkish = latin(
  'Şule Çağan Gökçe Işıl Özgür Ümit Tuğçe Yiğit',
  'Köprü Deniz Irmak Değirmen Göl',
  'lü cü oğlu soy',
);
export const turkic = latin(
  'Əli Nilufar Jasur Gülşen Rövşən Zuhra Timur Aygül',
  'Daryo Köl Dəniz Tog Bulag',
  'yev ov zoda li',
);
export const baltic = latin(
  'Žygimantas Rūta Kārlis Līga Jõgi Piret Ūdris Ieva',
  'Til Jūr Ež Sild Upe',
  'enas nieks aitis mägi iņš',
);
export const vietnamese = latin(
  'Ánh Đức Hương Quý Thảo Vĩnh Ngọc Hải Sương Bình',
  'Nguyễn Trần Lê Phạm Đỗ Vũ Hồ Dương',
  '_Thị _Hà _An _Mai _Kim',
  true,
);
export const english = latin(
  'Rowan Imogen Desmond Hazel Callum Phoebe Nell Jasper Orla Niamh Ewan Tamsin',
  'Bridge Mill Ash Fen Lock Wether Oar Reed',
  'ford ley ham worth den by',
);
export const westAfrican = latin(
  'Kwabena Ọlá Adébísí Àìná Fatoumata Ibrahima Koffi Aïssatou Ndèye Chidi Ngozi Sékou',
  'Adé Oko Dia Kou Man Tra Ogu',
  'wálé llo mé kara nké oré ssi',
);
export const centralAfrican = latin(
  'Merveille Dieudonné Grâce Trésor Ngalula Béni Chancelle Kabasele',
  'Mbu Nga Kasa Lo Tshi Mwa',
  'mbé ndu lenga kolo yi',
);
export const eastAfrican = latin(
  'Wanjirũ Baraka Neema Juma Akinyi Otieno Zawadi Mũthoni Keza Amani',
  'Kam Och Mwa Nyo Tum Habi',
  'au ieng kali ro wine mana',
);
export const southernAfrican = latin(
  'Thabo Naledi Sipho Lerato Tendai Rudo Kagiso Mpho',
  'Ndl Mok Sit Cho Mab Ram',
  'ovu oena hole konza apelo',
);
export const malay = latin(
  'Nurul Adi Siti Bagus Dewi Faris Ayu Rizal Puspita Hakim',
  'Sung Jamb Lau Perah Pant',
  'ai_Biru atan t_Raya u_Jaya ai_Indah',
);
export const filipino = latin(
  'Liwayway Danilo Tala Joselito Marikit Rodel Amihan Niño',
  'Ilog Dag Bato Pul Tula',
  'bayan upan haya an_Ligaya y',
);
export const pacific = latin(
  'Sione Mele Tevita Lupe ʻAna Semisi Tāne Moana',
  'Vai Moa Fale Tau Mata',
  'olā vao nuʻu tōga lēpa',
);
