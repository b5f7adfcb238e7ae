/**
 * What this device remembers of its own: a theme, a closed column. Nothing that matters: a browser may refuse to keep
 * anything, and then each visit starts from the defaults.
 */
export const deviceMemory = {
  read(key: string): string | null {
    try {
      return localStorage.getItem(`parley.${key}`);
    } catch {
      return null;
    }
  },

  write(key: string, value: string): void {
    try {
      localStorage.setItem(`parley.${key}`, value);
    } catch {
      // Refused: see above.
    }
  },

  forget(key: string): void {
    try {
      localStorage.removeItem(`parley.${key}`);
    } catch {
      // Refused: see above.
    }
  },
};
