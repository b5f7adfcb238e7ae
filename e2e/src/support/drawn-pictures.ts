import type { Page } from 'playwright-core';

/** Twice as wide as high, the left half red and the right half blue. */
export async function redAndBlue(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [800, 400];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('nothing can be drawn here');
    for (const [x, colour] of [
      [0, '#d02020'],
      [400, '#2040d0'],
    ] as const) {
      context.fillStyle = colour;
      context.fillRect(x, 0, 400, 400);
    }
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}

/** A stretch of hills under a sun, as a face to look at. */
export async function hills(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1200, 800];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('nothing can be drawn here');
    const sky = context.createLinearGradient(0, 0, 0, 800);
    sky.addColorStop(0, '#f6b26b');
    sky.addColorStop(1, '#fde9d0');
    context.fillStyle = sky;
    context.fillRect(0, 0, 1200, 800);
    context.fillStyle = '#fff3d6';
    context.arc(620, 330, 110, 0, 7);
    context.fill();
    for (const [at, colour] of [
      [430, '#8aa27a'],
      [520, '#5f7f63'],
      [620, '#3d5c4c'],
    ] as const) {
      context.fillStyle = colour;
      context.beginPath();
      context.moveTo(0, 800);
      for (let x = 0; x <= 1200; x += 20) context.lineTo(x, at + 60 * Math.sin(x / 140 + at));
      context.lineTo(1200, 800);
      context.fill();
    }
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(address.split(',')[1] ?? '', 'base64');
}
