import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { theme } from './theme.js';

/** Mantine's greys in our own colours (see global.css). */
const OURS = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': '#66756f',
  '--mantine-color-error': '#a5281f',
  '--mantine-color-anchor': 'var(--rose)',
  '--mantine-color-default': 'var(--card)',
  '--mantine-color-default-hover': 'var(--rose-soft)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': '#d8c3ae',
};

/**
 * Mantine writes its variables into an inline <style>, which our Content-Security-Policy refuses. A constructed style
 * sheet carries the same text and needs no exception.
 */
export function adoptThemeVariables(): void {
  const variables = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(convertCssVariables({ ...variables, light: { ...variables.light, ...OURS } }));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
