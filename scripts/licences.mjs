import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import webpack from 'webpack';

/** Where the licences of what is bundled are told, beside the bundle. */
const FILE = 'THIRD-PARTY-LICENSES.txt';

/** Writes the licence of every package that a module of the bundle comes from; one without a licence fails the build. */
export class LicencesPlugin {
  /** @param folders packages of which files are copied as they are */
  constructor(folders = []) {
    this.folders = folders;
  }

  apply(compiler) {
    const folders = new Set(this.folders);
    compiler.hooks.thisCompilation.tap('licences', (compilation) => {
      compilation.hooks.finishModules.tap('licences', (modules) => {
        for (const { resource } of modules) {
          const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(
            resource ?? '',
          )?.[0];
          if (folder !== undefined) folders.add(folder);
        }
      });
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: 'licences', stage }, () => {
        const texts = [...folders].map(licenceOf).sort((one, other) => (one < other ? -1 : 1));
        compilation.emitAsset(FILE, new webpack.sources.RawSource(texts.join(`\n${'-'.repeat(80)}\n\n`)));
      });
    });
  }
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
}
