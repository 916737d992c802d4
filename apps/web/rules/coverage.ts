/** How strongly a cell of the table of skills and stages is tinted: by the mentors who cover it. */
export const heatOf = (mentors: number): 0 | 1 | 2 | 3 => (mentors === 0 ? 0 : mentors === 1 ? 1 : mentors < 4 ? 2 : 3);

interface Row {
  readonly mentors: readonly number[];
  readonly requests: readonly (number | null)[];
}

/** Whether somebody asked for what nobody covers. One to four requests are given as null. */
export const isHole = ({ mentors, requests }: Row, stage: number): boolean =>
  mentors[stage] === 0 && requests[stage] !== 0;

/** Rows that have a stage which nobody covers. */
export const withHoles = <One extends Row>(rows: readonly One[]): One[] =>
  rows.filter(({ mentors }) => mentors.includes(0));

/** Rows with something that was asked for and is not covered. */
export const withAskedHoles = <One extends Row>(rows: readonly One[]): One[] =>
  rows.filter((row) => row.mentors.some((_, stage) => isHole(row, stage)));
