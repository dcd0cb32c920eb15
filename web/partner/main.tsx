import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../staff/staff.css';
import { LanguageProvider, showFirstTheme, ThemeProvider } from '../ui/index.ts';
import { App } from './app.tsx';

showFirstTheme();

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <LanguageProvider>
        <ThemeProvider>
          <App />
        </ThemeProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}

// Only devices without a Chinese font of their own fetch pieces of it: no page waits for its list.
void import('../ui/fonts.ts');
