/** A figure that a lib lets operators read, beside those of the platform. */
export interface DeclaredGauge {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

const declared: DeclaredGauge[] = [];

/** Adds a figure to the metrics of every process that loads the lib. */
export function declareGauge(name: string, help: string, read: () => number): void {
  declared.push({ name, help, read });
}

export const declaredGauges = (): readonly DeclaredGauge[] => declared;
