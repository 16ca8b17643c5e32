import { build } from 'vite';
import { adminConfig } from './admin-config.ts';

// For `npm run dev`: builds the workspace again after each change, straight into dist/admin.
await build({ ...adminConfig, mode: 'development', logLevel: 'warn', build: { ...adminConfig.build, watch: {} } });
