import { createHash } from 'node:crypto';
import HtmlPlugin from 'html-webpack-plugin';
import webpack from 'webpack';

/**
 * Puts what a page of html-webpack-plugin refers to into the page, the licences of what is bundled included, and drops
 * the files: what is left can be carried about and opened where it lies. Its policy lets exactly these scripts and
 * styles run.
 */
export class SingleFilePlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('single file', (compilation) => {
      let page;
      HtmlPlugin.getHooks(compilation).beforeEmit.tap('single file', (data) => {
        page = data.outputName;
        data.html = inOne(data.html, (name) => compilation.getAsset(name).source.source());
        return data;
      });
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: 'single file', stage }, (assets) => {
        for (const name of Object.keys(assets)) if (name !== page) compilation.deleteAsset(name);
      });
    });
  }
}

/** @param read gives a file by its name, as text or bytes */
function inOne(html, read) {
  const scripts = [];
  const styles = [];
  const licences = read('THIRD-PARTY-LICENSES.txt').toString().replaceAll('--', '- -');
  return html
    .replace(/<link href="([^"]+\.css)"[^>]*>/g, (_, name) => {
      styles.push(read(name).toString());
      return `<style>${styles.at(-1)}</style>`;
    })
    .replace(/<script([^>]*) src="([^"]+)"([^>]*)><\/script>/g, (_, before, name, after) => {
      // What would end the script before its end stands in strings, where it may be spelt otherwise.
      const script = read(name)
        .toString()
        .replace(/<(?=\/script|!--)/gi, '\\x3c');
      scripts.push(script);
      return `<script${before}${after}>${script}</script>`;
    })
    .replace(
      /href="([^"]+\.png)"/g,
      (_, name) => `href="data:image/png;base64,${read(name).toString('base64')}"`,
    )
    .replace("script-src 'self'", () => `script-src ${scripts.map(hashOf).join(' ')}`)
    .replace("style-src 'self'", () => `style-src ${styles.map(hashOf).join(' ')}`)
    .concat(`\n<!--\n${licences}-->\n`);
}

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
