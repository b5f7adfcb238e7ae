import type { Mail } from './mail.js';

/** What a mail of ours says, before it is laid out. Every part is plain text. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly greeting: string;
  /** Before the link. */
  readonly opening: string;
  readonly link: { readonly label: string; readonly url: string };
  /** After the link. */
  readonly closing: string;
}

/** The same words twice: as plain text, and as HTML that needs neither pictures nor styles to be read. */
export function laidOut({ to, subject, greeting, opening, link, closing }: Letter): Mail {
  return {
    to,
    subject,
    text: `${greeting}\n\n${opening}\n\n${link.url}\n\n${closing}\n\nParley\n`,
    html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:32px 16px;font:16px/1.5 system-ui,sans-serif;color:#1c2024;background:#ffffff">
<div style="max-width:520px;margin:0 auto">
<p>${escaped(greeting)}</p>
<p>${escaped(opening)}</p>
<p style="margin:28px 0"><a href="${escaped(link.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#3451b2;color:#ffffff;text-decoration:none">${escaped(link.label)}</a></p>
<p>If the button does nothing, open this address:<br><a href="${escaped(link.url)}" style="color:#3451b2;word-break:break-all">${escaped(link.url)}</a></p>
<p style="color:#60646c">${escaped(closing)}</p>
<p style="color:#60646c">Parley</p>
</div>
</body>
</html>
`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
