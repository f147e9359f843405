import { availableParallelism } from 'node:os';

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
};

/** Tests run the TypeScript sources directly; swc only strips types, and makes of ES modules what Jest loads. */
export default {
  testEnvironment: 'node',
  // One worker alone waits for its browser half of the time.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', swc],
    '/node_modules/(?:parse5|entities)/.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!(?:parse5|entities)/)'],
};
