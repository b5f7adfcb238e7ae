import { aRoom } from '../../../testing/samples';
import { leavingQuestion } from './leaving-question';

describe('before somebody leaves', () => {
  it('nothing is asked where they can simply come back', () => {
    expect(leavingQuestion(aRoom('r', { memberCount: 5 }))).toBeNull();
  });

  it('it is asked where they could not, or where the room would go', () => {
    expect(leavingQuestion(aRoom('r', { kind: 'private', memberCount: 5 }))?.text).toMatch(
      /added by somebody/,
    );
    expect(leavingQuestion(aRoom('r', { memberCount: 1 }))?.text).toMatch(/deleted/);
  });
});
