/** Collected lures that are offers of work or money, read by their curators as such. */
export const LURE_SETS: ReadonlySet<string> = new Set([
  'ru-spamchat-telegram-bots',
  'zh-spamchat-tgspam-markivory',
  'vi-spamsms-ie403',
  'tl-spamsms-agryes',
  'scam-messages-real',
]);
