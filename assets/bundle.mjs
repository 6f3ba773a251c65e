// usage: node assets/bundle.mjs IN OUT; one minified ES module, and beside it what it only loads when it is needed.
import { basename, dirname } from 'node:path'
import { buildSync } from 'esbuild'

const [entry, outfile] = process.argv.slice(2)
const name = basename(outfile, '.js')
buildSync({
  entryPoints: { [name]: entry },
  outdir: dirname(outfile),
  chunkNames: `${name}-[hash]`,
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning'
})
