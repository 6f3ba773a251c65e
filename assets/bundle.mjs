// usage: node assets/bundle.mjs IN OUT; one minified ES module.
import { buildSync } from 'esbuild'

const [entry, outfile] = process.argv.slice(2)
buildSync({
  entryPoints: [entry],
  outfile,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning'
})
