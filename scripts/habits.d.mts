export interface Habit {
  readonly habit: string;
  readonly does: string;
  readonly files: Readonly<Record<string, string>>;
  readonly book: string;
  readonly said: string;
}
export function readHabit(source: string): Habit;
export function habitsPage(habits: readonly Habit[]): string;
