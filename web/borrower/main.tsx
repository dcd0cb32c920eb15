import { unstableSetRender } from 'antd-mobile';
import { createRoot, type Root } from 'react-dom/client';
import '../ui/styles/index.css';
import { showApp } from '../ui/index.ts';
import { App } from './app.tsx';

// antd-mobile draws its toasts and dialogs by the render function of React 18, which 19 no longer has.
const roots = new WeakMap<Element | DocumentFragment, Root>();
unstableSetRender((node, container) => {
  const root = roots.get(container) ?? createRoot(container);
  roots.set(container, root);
  root.render(node);
  return async () => {
    roots.delete(container);
    root.unmount();
  };
});

showApp(App);
