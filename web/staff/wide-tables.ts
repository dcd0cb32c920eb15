import { useEffect } from 'react';

/** Lets tables that are wider than their place be scrolled by keys, too (WCAG 2.1.1): antd makes them for a mouse. */
export function useWideTables(): void {
  useEffect(() => {
    const mark = () => {
      for (const table of document.querySelectorAll<HTMLElement>('.ant-table-content')) {
        if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
        else table.removeAttribute('tabindex');
      }
    };
    const watch = new MutationObserver(mark);
    watch.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('resize', mark);
    mark();
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', mark);
    };
  }, []);
}
