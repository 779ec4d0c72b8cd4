/* What posters say in place of a word that filters look for. Each side of a row is in use; which one stands in an ad is chance. */

type Table = readonly (readonly [RegExp, readonly string[]])[];

/** Names of messengers. */
export const CHANNELS: Table = [
  [/telegram|텔레그램|телеграм[аме]{0,2}/giu, ['TG', 'tele', 'тг', '텔레']],
  [/テレグラム/gu, ['テレグラ', 'てれぐら', 'TG']],
  [/whats ?app|왓츠앱|ватсап|вацап/giu, ['WA', 'watsapp', 'whtsapp']],
  [/微信/gu, ['薇信', 'vx', 'V信', '威信', 'wx']],
  [/电报|電報/gu, ['飞机', '紙飛機', 'TG']],
  [/카카오톡|카톡/gu, ['ㅋㅌ', '카카오', '까톡']],
  [/zalo/giu, ['zl', 'za lo', 'z@lo']],
];

/** A word of the trade and the emoji drawn for it. */
export const EMOJI: Table = [
  [/telegram|텔레그램|телеграм|电报|電報|テレグラム/giu, ['✈️', '✈']],
  [/银行卡|銀行卡/gu, ['银行💳', '💳']],
  [/飞机|飛機/gu, ['✈️']],
];

/** Places left out for a general word: the rest of the ad must tell. */
export const RETREAT: Table = [
  [/캄보디아|미얀마|라오스|프놈펜|시아누크빌/gu, ['해외', '동남아']],
  [/柬埔寨|缅甸|緬甸|老挝|寮國|西港|金边|金邊/gu, ['境外', '国外', '海外']],
  [/カンボジア|ミャンマー|ラオス/gu, ['海外', '東南アジア']],
  [/cambodia|myanmar|laos|sihanoukville|poipet/giu, ['abroad', 'overseas']],
  [/campuchia|cam(?= )|myanmar|lào/giu, ['nước ngoài']],
  [/กัมพูชา|พม่า|ลาว|ปอยเปต/gu, ['ต่างประเทศ']],
  [/kamboja|myanmar|laos/giu, ['luar negeri']],
  [/камбодж[ауеи]|мьянм[ауеы]|лаос[ае]?/giu, ['за границей']],
  [/camboya|camboja|birmania|mianmar/giu, ['asia']],
];

/** Words written as they sound, or by their first sounds. */
export const HOMOPHONES: { readonly [language: string]: Table } = {
  ko: [
    [/텔레그램/gu, ['텔래그램', '탤레그램', '텔레그렘']],
    [/텔레/gu, ['텔래', '탤레']],
    [/통장/gu, ['톡짱', '통짱']],
    [/캄보디아/gu, ['깜보디아', '캄보쟈']],
    [/알바/gu, ['얼바', 'R바']],
    [/계좌/gu, ['게좌', '개좌']],
  ],
  zh: [
    [/博彩/gu, ['菠菜']],
    [/微信/gu, ['薇芯', '威信']],
    [/QQ/giu, ['扣扣', '口口']],
    [/刷单/gu, ['刷蛋', '刷Dan']],
    [/兼职/gu, ['兼直', '尖职']],
    [/银行卡/gu, ['银荇卡', '银行咔']],
  ],
};

/** First letters for words. */
export const INITIALS: { readonly [language: string]: Table } = {
  ko: [
    [/텔레그램/gu, ['ㅌㄹㄱㄹ']],
    [/텔레/gu, ['ㅌㄹ']],
    [/카톡/gu, ['ㅋㅌ']],
    [/통장/gu, ['ㅌㅈ']],
    [/고수익/gu, ['ㄱㅅㅇ']],
  ],
  zh: [
    [/兼职/gu, ['jz']],
    [/跑分/gu, ['pf']],
    [/微信/gu, ['wx', 'vx']],
    [/话费/gu, ['hf']],
  ],
  ja: [
    [/受け子/gu, ['U']],
    [/出し子/gu, ['D']],
    [/受け出し/gu, ['UD']],
  ],
};

/** Characters taken apart. */
export const COMPONENTS: Table = [
  [/信/gu, ['亻言']],
  [/骗/gu, ['马扁']],
  [/诈/gu, ['讠乍']],
  [/张/gu, ['弓长']],
];

/** Characters for others that look alike. */
export const VARIANTS: Table = [
  [/银行/gu, ['银荇', '銀行']],
  [/账/gu, ['帐', '賬']],
  [/卡/gu, ['咔']],
  [/口座/gu, ['囗座', 'ロ座']],
  [/カード/gu, ['力ード']],
];

/** Cash jobs of Japanese under other words of the trade. */
export const ARGOT: Table = [
  [/覚醒剤/gu, ['アイス', '冷たいの']],
  [/大麻/gu, ['野菜']],
  [/口座/gu, ['道具']],
];
