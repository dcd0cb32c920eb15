import { type ComponentType, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { LanguageProvider } from './text.tsx';
import { showFirstTheme, ThemeProvider } from './theme.tsx';

/** Shows an app in its page, in the language and colours that were chosen. */
export function showApp(App: ComponentType): void {
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
  void import('./fonts.ts');
}
