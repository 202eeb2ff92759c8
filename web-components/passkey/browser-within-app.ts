/** What browsers within other apps, and those that open by themselves for the sign-in of a network, say of themselves. */
const signs =
  /MicroMessenger|CaptiveNetworkSupport|; wv\)|FBAN|FBAV|Instagram|Line\/|WhatsApp|AlipayClient|DingTalk|QQ\/|Weibo|CaptivePortalLogin/;

/** Whether a page is shown within another app, where passkeys seldom work, and windows close without being asked. */
export const isWithinApp = (userAgent: string): boolean => signs.test(userAgent);
