import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Of this machine nothing else may be asked: for `OUTGOING_INTERNAL_HOSTS`. */
export const OUTSIDE = '127.0.0.2';

/** A red square. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSuQmCC',
  'base64',
);

/** Somebody else's server: a page with a title, a description and a picture at `/page…`, and nothing elsewhere. */
export interface OutsidePage {
  readonly url: string;
  /** Path and user agent of every request. */
  readonly asked: readonly string[];
  dispose(): void;
}

export async function startOutsidePage(): Promise<OutsidePage> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['user-agent'] ?? ''}`);
    if (request.url?.startsWith('/picture')) {
      response.setHeader('content-type', 'image/png').end(PICTURE);
    } else if (request.url?.startsWith('/page')) {
      response.setHeader('content-type', 'text/html').end(
        `<title>Brakes &amp; levers</title><meta name="description" content="Everything that stops you">
         <meta property="og:image" content="/picture.png">`,
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, OUTSIDE, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${OUTSIDE}:${port}`,
    asked,
    dispose: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
