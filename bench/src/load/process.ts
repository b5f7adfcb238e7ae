import { Crowd } from './crowd.js';
import type { LoadAnswer, LoadOrder } from './orders.js';

/** A process of clients: carries out the orders that come to it, each answered when it is done. */
const crowd = new Crowd();

async function carryOut(order: LoadOrder): Promise<void> {
  if (order.do === 'connect') await crowd.connect(order);
  else if (order.do === 'speak') crowd.speak(order);
  else if (order.do === 'be-silent') await crowd.beSilent();
  else if (order.do === 'close') crowd.close();
}

async function answer(order: LoadOrder): Promise<LoadAnswer> {
  try {
    await carryOut(order);
    return { counted: crowd.counter.look() };
  } catch (error) {
    return { error: String(error) };
  }
}

process.on('message', (order: LoadOrder) => void answer(order).then((given) => process.send?.(given)));
process.on('disconnect', () => process.exit(0));
