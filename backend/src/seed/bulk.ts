/** What stands in rooms that are only there to be large. */

/** So many messages a room at most; a history this long is what one scrolls through for an hour. */
export const MESSAGES_A_ROOM = 50_000;

export const OPENINGS: readonly string[] = [
  'Stand 3 is free again.',
  'Picked up the parcel from the corner shop.',
  'The wheel for number 7 runs true now.',
  'Somebody rang about the blue trike.',
  'We are out of patches, size two.',
  'The lights are on, and so is the coffee.',
  'Ride on Saturday: eleven people so far.',
  'The chain whip is back on its hook.',
  'Counted the till twice: it is right.',
  'The gate was open this morning. Who was last?',
  'Two inner tubes sold, one given away.',
  'The printer wants paper, as always.',
  'New cones for the rear hub, old balls kept.',
];

export const CLOSINGS: readonly string[] = [
  'Back at two.',
  'Nothing urgent.',
  'Photograph follows.',
  'Please *do not* move it.',
  'Tell me when you are there.',
  'Same as last week, really.',
  'I left a note on the bench.',
  'It took longer than the book says.',
  'The key is where it always is.',
  '',
  'Thank you for the soup.',
];
