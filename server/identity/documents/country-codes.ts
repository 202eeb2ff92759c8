// shared with pages: pure
/** ISO 3166-1 alpha-3, each followed by its alpha-2. */
const codes = `
  ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI
  BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT
  BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU
  CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET
  FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR
  GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR
  IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB
  LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH
  MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA NCLNC NERNE
  NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL
  PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ
  SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC
  TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY
  USAUS UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW`;

/** What documents say beside ISO 3166-1 (ICAO Doc 9303-3, section 5), and the state that it belongs to. */
const others = 'D:DE GBD:GB GBN:GB GBO:GB GBP:GB GBS:GB';

/** Of those without a nationality, and of those whose nationality is not known. */
const unknown = ['A', 'B', 'C', 'X'].map((kind) => `XX${kind}`);

/**
 * Who issues documents without being a state of ISO 3166-1: organisations, those who have no state, and codes that are
 * used without being assigned. A document of theirs is compared by its number alone.
 */
const stateless = 'ANT EUE NTZ RKS UNA UNK UNO XBA XCC XCE XCO XDC XEC XES XIM XKX XMP XOM XPO XXK';

const alpha2: ReadonlyMap<string, string | undefined> = new Map([
  ...codes
    .trim()
    .split(/\s+/)
    .map((pair) => [pair.slice(0, 3), pair.slice(3)] as const),
  ...others.split(' ').map((pair) => [pair.split(':')[0] ?? '', pair.split(':')[1]] as const),
  ...[...stateless.split(' '), ...unknown].map((code) => [code, undefined] as const),
]);

/** Whether documents are issued under this code. */
export const isIssuer = (code: string): boolean => alpha2.has(code);

/** The country of ISO 3166-1 (alpha-2) that a document's code stands for; none where it stands for no country. */
export const countryOfIssuer = (code: string): string | undefined => alpha2.get(code);
