// By the constructor: the literal's `v` needs a newer language level than the page is compiled to.
const FEW_EMOJI = new RegExp('^\\s*(?:\\p{RGI_Emoji}\\s*){1,6}$', 'v');

/** At most six emoji, and nothing else but white space. */
export function isEmojiOnly(body: string): boolean {
  return body.length < 120 && FEW_EMOJI.test(body);
}
