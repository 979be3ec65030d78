import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'

/** Every browser that we support reads woff2, so the older copy of each font file would only make the build twice as large. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: (code, id) => id.includes('@fontsource') && id.split('?')[0]?.endsWith('.css')
    ? code.replaceAll(/, url\([^)]*\.woff\) format\('woff'\)/g, '') : null,
}

const groups: readonly (readonly [name: string, test: RegExp])[] = [
  // In a file of its own and imported first, so that it has run before any package does.
  ['older', /web\/shell\/older\.ts/],
  ['react', /node_modules\/(?:react|react-dom|scheduler|@tanstack)\/|@oxc-project/],
  ['antd', /node_modules\/(?:antd|@ant-design|@rc-component|rc-[a-z-]+|dayjs)\//],
]

export default {
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react(), onlyWoff2],
  build: {
    target: 'chrome88',
    cssTarget: 'chrome88',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: groups.map(([name, test]) => ({ name, test })) } } },
  },
  logLevel: 'warn',
} satisfies UserConfig
