/** Two short notes, made by the browser itself. Silent where it lets no page sound that nobody has touched. */
export async function chime(): Promise<void> {
  try {
    const audio = new AudioContext();
    if (audio.state === 'suspended') await audio.resume();
    note(audio, 659.25, 0);
    note(audio, 880, 0.11);
    setTimeout(() => void audio.close(), 1_000);
  } catch {
    // No sound is no reason to show nothing.
  }
}

function note(audio: AudioContext, hertz: number, after: number): void {
  const from = audio.currentTime + after;
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
  const loudness = new GainNode(audio, { gain: 0 });
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(0.14, from + 0.012);
  loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.38);
  tone.connect(loudness).connect(audio.destination);
  tone.start(from);
  tone.stop(from + 0.4);
}
