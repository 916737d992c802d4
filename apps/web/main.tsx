import './theme/mantine.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './frame/App.js';
import { watchHistory } from './frame/leave-guard.js';
import { startLanguages } from './i18n/languages.js';
import { adoptThemeVariables } from './theme/variables.js';

adoptThemeVariables();
watchHistory();
await startLanguages();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
