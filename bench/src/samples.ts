import type { Figures } from './scenarios/window.js';
import { median, ratios, spread } from './statistics.js';

/** Every figure that was taken: by scenario, by who was measured, by round. */
export class Samples {
  private readonly all = new Map<string, Map<string, Figures[]>>();

  add(scenario: string, subject: string, figures: Figures): void {
    const subjects = this.all.get(scenario) ?? new Map<string, Figures[]>();
    this.all.set(scenario, subjects);
    subjects.set(subject, [...(subjects.get(subject) ?? []), figures]);
  }

  static from(json: unknown): Samples {
    const samples = new Samples();
    for (const { scenario, subject, rounds } of json as ReturnType<Samples['toJSON']>) {
      for (const figures of rounds) samples.add(scenario, subject, figures);
    }
    return samples;
  }

  /** Takes over the scenarios of another run that this one did not take. */
  addMissing(earlier: Samples): void {
    for (const [scenario, subjects] of earlier.all) {
      if (!this.all.has(scenario)) this.all.set(scenario, subjects);
    }
  }

  toJSON(): { scenario: string; subject: string; rounds: Figures[] }[] {
    return [...this.all].flatMap(([scenario, subjects]) =>
      [...subjects].map(([subject, rounds]) => ({ scenario, subject, rounds })),
    );
  }

  get scenarios(): string[] {
    return [...this.all.keys()];
  }

  subjectsOf(scenario: string): string[] {
    return [...(this.all.get(scenario)?.keys() ?? [])];
  }

  /** One value a round. */
  values(scenario: string, subject: string, figure: string): number[] {
    const rounds = this.all.get(scenario)?.get(subject) ?? [];
    return rounds.map((figures) => figures[figure] ?? NaN);
  }

  median(scenario: string, subject: string, figure: string): number {
    return median(this.values(scenario, subject, figure));
  }

  spread(scenario: string, subject: string, figure: string): number {
    return spread(this.values(scenario, subject, figure));
  }

  /** How many times the reference's, round by round. */
  ratio(scenario: string, figure: string, subject: string, reference: string): number {
    return median(ratios(this.values(scenario, subject, figure), this.values(scenario, reference, figure)));
  }
}
