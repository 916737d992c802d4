import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The walls of a traboule. */
const ochre: MantineColorsTuple = [
  '#fdf3ee',
  '#f9e3d8',
  '#f1c5b2',
  '#e7a488',
  '#dd8666',
  '#d06e4e',
  '#bd5c42',
  '#ab4f39',
  '#974332',
  '#793327',
];

/** The river at dusk. */
const river: MantineColorsTuple = [
  '#eef6f5',
  '#d9eae8',
  '#b3d5d1',
  '#8abdb8',
  '#64a59f',
  '#448c86',
  '#2b736e',
  '#1d5d5a',
  '#134a49',
  '#0e3b3c',
];

const serif = '"Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", Georgia, serif';

export const theme = createTheme({
  colors: { ochre, river },
  primaryColor: 'ochre',
  primaryShade: 8,
  autoContrast: true,
  defaultRadius: 'md',
  radius: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Open Sans", sans-serif',
  headings: { fontFamily: serif, fontWeight: '600' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Checkbox: { defaultProps: { radius: 'xs' } }, // a round one would look like a radio button
    Skeleton: { defaultProps: { role: 'status' } }, // only what has a role may be named
  },
});
