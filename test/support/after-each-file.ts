// Files of tests share a worker and its modules: what one of them made is gone before the next begins.
import { afterAll } from 'vitest';
import { dropDatabases } from './database.ts';

afterAll(dropDatabases);
