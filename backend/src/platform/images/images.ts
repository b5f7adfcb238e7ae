import { writeFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { Config } from '../../config/index.js';
import { ChatError } from '../errors/index.js';
import { Gate } from '../limits/index.js';
import { storeAway } from '../storage/index.js';

/** What browsers show and what is read here; everything else is a file like any other. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

export const isImageType = (mime: string): mime is ImageType =>
  (IMAGE_TYPES as readonly string[]).includes(mime);

export interface MadeImage {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Bytes. */
  readonly size: number;
}

const LOADERS = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadNsgif', 'VipsForeignLoadWebp'];

const THUMBNAIL_PX = 800;
const AVATAR_PX = 512;
/** For which an image may be worked on. */
const WORK_SECONDS = 20;
const AT_ONCE = 2;
const WAITING = 100;
const PATIENCE_MS = 30_000;

/**
 * Images made anew from what people send: of the original nothing stays but its pixels, upright. So no place or device is
 * told that a camera wrote into them, and nothing is passed on that only looked like an image.
 *
 * Each is bounded in pixels before it is read, and in time; only so many are worked on at once.
 */
@Injectable()
export class Images {
  private readonly gate = new Gate({ atOnce: AT_ONCE, waiting: WAITING, patienceMs: PATIENCE_MS });
  private readonly maxPixels: number;

  constructor({ imageMaxPixels }: Config) {
    this.maxPixels = imageMaxPixels;
    // Each image has one thread: the others are for what people wait for.
    sharp.concurrency(1);
    sharp.cache(false);
    // Whatever a file says that it is: nothing else is ever read, SVG with its references to other files least of all.
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: LOADERS });
  }

  /** The image without what is not seen in it. @throws ChatError VALIDATION, UNAVAILABLE */
  async clean(from: string, type: ImageType, to: string): Promise<MadeImage> {
    return this.work(async () => {
      const frames = type === 'image/gif' || type === 'image/webp';
      const image = this.open(from, frames);
      await this.requireBounded(image);
      return written(encoded(image.autoOrient(), type), to);
    });
  }

  /** A small picture of it, at most 800 pixels wide and high; of what moves the first frame. */
  async thumbnail(from: string, to: string): Promise<MadeImage> {
    return this.work(async () => {
      const box = {
        width: THUMBNAIL_PX,
        height: THUMBNAIL_PX,
        fit: 'inside',
        withoutEnlargement: true,
      } as const;
      return written(this.open(from, false).autoOrient().resize(box).webp({ quality: 78, effort: 3 }), to);
    });
  }

  /** A square picture of somebody: the middle of what was sent. */
  async avatar(from: string, to: string): Promise<MadeImage> {
    return this.work(async () => {
      const image = this.open(from, false);
      await this.requireBounded(image);
      const square = { width: AVATAR_PX, height: AVATAR_PX, fit: 'cover' } as const;
      return written(image.autoOrient().resize(square).webp({ quality: 82, effort: 4 }), to);
    });
  }

  /** The middle of what somebody else's server sent, as WebP. @throws ChatError VALIDATION, UNAVAILABLE */
  async square(from: Buffer, px: number): Promise<Buffer> {
    return this.work(async () => {
      const image = this.open(from, false);
      await this.requireBounded(image);
      return image
        .autoOrient()
        .resize({ width: px, height: px, fit: 'cover' })
        .webp({ quality: 75 })
        .toBuffer();
    });
  }

  private open(from: string | Buffer, animated: boolean): Sharp {
    const bounds = { limitInputPixels: this.maxPixels, limitInputChannels: 5 } as const;
    return sharp(from, { ...bounds, animated, failOn: 'error', sequentialRead: true }).timeout({
      seconds: WORK_SECONDS,
    });
  }

  /** From its header, before a pixel is read. */
  private async requireBounded(image: Sharp): Promise<void> {
    const pixels = pixelsOf(await image.metadata());
    if (pixels <= this.maxPixels) return;
    throw refused(`file must be an image of at most ${this.maxPixels} pixels, and has ${pixels}`);
  }

  private async work<T>(task: () => Promise<T>): Promise<T> {
    return this.gate.run(async () => {
      try {
        return await task();
      } catch (error) {
        throw failureOf(error);
      }
    });
  }
}

const pixelsOf = ({ width, height, pageHeight, pages = 1 }: Metadata): number =>
  width * (pageHeight !== undefined ? pageHeight * pages : height);

/** By Node and not by sharp, whose errors do not tell a full disk from a damaged image. */
async function written(image: Sharp, to: string): Promise<MadeImage> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  await writeFile(to, data, { flag: 'wx' });
  return { width: info.width, height: info.pageHeight ?? info.height, size: data.length };
}

function encoded(image: Sharp, type: ImageType): Sharp {
  switch (type) {
    case 'image/jpeg':
      return image.jpeg({ quality: 88 });
    case 'image/png':
      return image.png({ compressionLevel: 7 });
    case 'image/gif':
      return image.gif({ effort: 3 });
    case 'image/webp':
      return image.webp({ quality: 88, effort: 3 });
  }
}

function refused(message: string, cause?: unknown): ChatError {
  return new ChatError('VALIDATION', `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, {
    fields: [{ path: 'file', message }],
    cause,
  });
}

/** What sharp says of an image is said to nobody: it names files of the server. */
function failureOf(error: unknown): unknown {
  if (error instanceof ChatError || !(error instanceof Error)) return error;
  if ('code' in error && typeof error.code === 'string') return storeAway(error);
  if (/pixel limit/i.test(error.message)) return refused('file must be an image of fewer pixels', error);
  if (/timeout/i.test(error.message)) return refused('file must be an image that is simpler to read', error);
  return refused('file must be an image that can be read, and this one is damaged or none at all', error);
}
