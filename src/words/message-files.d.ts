/** Message files come compiled (scripts/messages-plugin.ts); `messages.ts` says what is in them. */
declare module "*?messages" {
  const messages: unknown;
  export default messages;
}
