import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Leaves the old `woff` copies of the page font out: every browser that runs this reads `woff2`. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('@fontsource') && id.endsWith('.css')
      ? code.replaceAll(/,\s*url\([^)]+\.woff\)\s*format\(['"]woff['"]\)/g, '')
      : undefined,
};

export default defineConfig({
  base: '/',
  plugins: [woff2Only, react()],
  // npm may lay a second React beside antd-mobile; two of them in one page break every hook.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: {
    ...{ outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
    chunkSizeWarningLimit: 1_600, // antd and G6, for the staff's pages alone; G6 comes when asked for.
    rolldownOptions: { input: ['index.html', 'staff/index.html', 'partner/index.html'] },
  },
  server: { port: 5173, proxy: { '/api': process.env.OPEN310_API ?? 'http://127.0.0.1:3100' } },
});
