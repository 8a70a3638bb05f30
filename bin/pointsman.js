#!/usr/bin/env node
// The command `pointsman`, on whatever Node there is.
import { runOnNode24 } from './runtime.js';

await runOnNode24(new URL('../src/cli/main.ts', import.meta.url));
