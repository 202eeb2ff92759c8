/** The secret of a delegate's link, for who looks at one before it is sent. Imports nothing: small pages have it too. */
export const linkSecretShape = /^[A-Za-z0-9_-]{43}$/;
