import path from 'node:path';
import { fileURLToPath } from 'node:url';
import CopyPlugin from 'copy-webpack-plugin';
import CssMinimizerPlugin from 'css-minimizer-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import TerserPlugin from 'terser-webpack-plugin';
import webpack from 'webpack';
import { LicencesPlugin } from './scripts/licences.mjs';
import { SingleFilePlugin } from './scripts/singleFile.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));

const typescript = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' }, useDefineForClassFields: false },
        target,
      },
    },
  },
});

/**
 * How scripts are made small. Functions stay as they are written: put into one another they grow past what V8 optimises
 * well, and so does what constants are put into; either way reading a text took a third longer. Licences are told in
 * THIRD-PARTY-LICENSES.
 */
const minimizer = new TerserPlugin({
  minify: TerserPlugin.swcMinify,
  extractComments: false,
  terserOptions: {
    compress: {
      defaults: false,
      booleans: true,
      collapse_vars: true,
      comparisons: true,
      conditionals: true,
      dead_code: true,
      evaluate: true,
      if_return: true,
      join_vars: true,
      properties: true,
      sequences: 3,
      side_effects: true,
      switches: true,
      unused: true,
    },
    mangle: true,
    format: { comments: false },
  },
});

/** The command line: one file that starts fast, rarely used parts in chunks beside it. */
const cli = (mode) => ({
  name: 'cli',
  mode,
  target: 'node20',
  entry: { gouji: './src/cli/main.ts' },
  output: {
    path: path.join(root, 'dist/cli'),
    filename: '[name].cjs',
    chunkFilename: '[name].cjs',
    library: { type: 'commonjs2' },
    clean: true,
  },
  resolve: {
    extensions: ['.ts', '.tsx', '.js'],
    // The build for Node reaches for the file system, which templates must never do.
    alias: { liquidjs$: path.join(root, 'node_modules/liquidjs/dist/liquid.browser.mjs') },
  },
  module: { rules: [typescript('es2022')] },
  devtool: false,
  optimization: { minimizer: [minimizer] },
  plugins: [
    new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, entryOnly: true }),
    new LicencesPlugin(),
  ],
  stats: 'errors-warnings',
  performance: { hints: false },
});

/**
 * Where the pane takes office.js from, chosen when it is built (OFFICE_JS=global|21vianet|local): Microsoft's global
 * CDN, the one for Office 365 operated by 21Vianet, or a copy beside the pane for networks without Internet.
 */
const OFFICE_JS = {
  global: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
  '21vianet': 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
  local: 'office/office.js',
};

/** What the self-hosted office.js asks for in Excel on Windows, Mac and the web. */
const OFFICE_FILES = [
  'office.js',
  'o15apptofilemappingtable.js',
  'excel-win32-16.00.js',
  'excel-win32-16.01.js',
  'excel-web-16.00.js',
  'excel-mac-16.00.js',
  'zh-cn/office_strings.js',
  'zh-tw/office_strings.js',
  'en-us/office_strings.js',
  'telemetry/oteljs_agave.js',
];

/** Nothing but the pane's own files, and office.js where it is hosted elsewhere. */
const policy = (officeJs) =>
  [
    "default-src 'none'",
    `script-src 'self'${officeJs?.startsWith('https:') ? ` ${new URL(officeJs).origin}` : ''}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The same for a page that is one file: what it runs and looks like is named by its hash, what it shows is in it. */
const FILE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  'connect-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What the browser is given: scripts, styles, and files that the page shows or opens. */
const rules = (target, assets) => [
  typescript(target),
  { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
  { test: /\.(?:png|xlsx)$/, ...assets },
];

/** The task pane, and the same pane on a page of its own for computers without Excel. */
const pane = (mode) => {
  const flavour = process.env.OFFICE_JS ?? 'global';
  const officeJs = OFFICE_JS[flavour];
  if (!officeJs) throw new Error(`OFFICE_JS is ${Object.keys(OFFICE_JS).join(', ')}; not ${flavour}`);
  const page = (filename, chunk, root, office) =>
    new HtmlPlugin({
      template: './src/taskpane/page.html',
      filename,
      chunks: [chunk],
      scriptLoading: 'module',
      minify: false,
      root,
      office,
      policy: policy(office),
    });
  return {
    name: 'pane',
    mode,
    // What the code calls (Array.at) asks for browsers that read this syntax.
    target: ['web', 'es2022'],
    entry: { taskpane: './src/taskpane/index.tsx', preview: './src/taskpane/preview/index.tsx' },
    output: {
      path: path.join(root, 'dist/pane'),
      filename: '[name].[contenthash:8].js',
      chunkFilename: '[name].[contenthash:8].js',
      publicPath: '',
      clean: true,
    },
    resolve: { extensions: ['.ts', '.tsx', '.js'] },
    module: {
      rules: rules('es2022', {
        type: 'asset/resource',
        generator: { filename: ({ filename }) => filename.replace(/^assets\//, '') },
      }),
    },
    devtool: mode === 'production' ? false : 'source-map',
    optimization: {
      // A page loads one script; nobody loads both pages, so that nothing is gained by sharing.
      splitChunks: { chunks: 'async' },
      minimizer: [minimizer, new CssMinimizerPlugin()],
    },
    plugins: [
      new LicencesPlugin(flavour === 'local' ? [path.join(root, 'node_modules/@microsoft/office-js')] : []),
      new MiniCssExtractPlugin({ filename: '[name].[contenthash:8].css' }),
      page('taskpane.html', 'taskpane', 'pane', officeJs),
      page('index.html', 'preview', 'page'),
      new CopyPlugin({
        patterns: [
          { from: 'assets/icons/*.png', to: 'icons/[name][ext]' },
          { from: 'assets/samples', to: 'samples', noErrorOnMissing: true },
          { from: 'assets/help.html', info: { minimized: true } },
          { from: 'assets/unsupported.js' },
          ...(flavour === 'local'
            ? OFFICE_FILES.map((file) => ({
                from: `node_modules/@microsoft/office-js/dist/${file}`,
                to: `office/${file}`,
                info: { minimized: true },
              }))
            : []),
        ],
      }),
    ],
    stats: 'errors-warnings',
    performance: { hints: false },
  };
};

/** The page as one file, for desks with neither Excel nor a server: it is copied there and double-clicked. */
const page = (mode) => ({
  name: 'page',
  mode,
  target: ['web', 'es2019'],
  entry: { page: ['./src/taskpane/preview/older.ts', './src/taskpane/preview/index.tsx'] },
  output: { path: path.join(root, 'dist/page'), filename: '[name].js', publicPath: '', clean: true },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: { rules: rules('es2019', { type: 'asset/inline' }) },
  devtool: false,
  optimization: { splitChunks: false, minimizer: [minimizer, new CssMinimizerPlugin()] },
  plugins: [
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    new LicencesPlugin(),
    new MiniCssExtractPlugin(),
    new HtmlPlugin({
      template: './src/taskpane/page.html',
      filename: '年报勾稽.html',
      inject: 'body',
      scriptLoading: 'blocking',
      minify: false,
      root: 'page',
      // What a browser shows that cannot run it.
      waiting:
        '正在打开……如果一直停在这里，请换用 Chrome、Edge，或内核为 Chromium 80（2020 年）以上的其他浏览器。',
      office: undefined,
      policy: FILE_POLICY,
    }),
    new CopyPlugin({
      patterns: [
        { from: 'assets/icons/gouji-32.png', to: 'icons/[name][ext]' },
        { from: 'assets/unsupported.js' },
      ],
    }),
    new SingleFilePlugin(),
  ],
  stats: 'errors-warnings',
  performance: { hints: false },
});

/** The benchmark, built as the command line is, so that it measures what ships; libraries beside it stay as they are. */
const bench = (mode) => ({
  ...cli(mode),
  name: 'bench',
  entry: { bench: './scripts/bench/index.ts' },
  output: { path: path.join(root, 'dist/bench'), filename: '[name].mjs', module: true, clean: true },
  experiments: { outputModule: true },
  externalsType: 'module',
  externals: [/^(?:@e965|@swc|@sparticuz|playwright-core|read-excel-file)/],
  plugins: [],
});

export default (env, argv) => {
  const mode = argv.mode ?? 'production';
  return env.bench ? [bench(mode)] : [cli(mode), pane(mode), page(mode)];
};
