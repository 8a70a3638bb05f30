// pointsman serve: the service, until a signal stops it.
import type { Command } from 'commander';
import { serveUntilStopped } from '../main.ts';
import type { Does } from './call.ts';

export function addServe(program: Command, does: Does): void {
  program
    .command('serve')
    .summary('start the service')
    .description(
      'Starts the service and runs until Ctrl-C or SIGTERM. Without DATABASE_URL it brings its own\n' +
        'PostgreSQL; the first start shows an API key, once, or names the file that holds it.',
    )
    .option('--port <number>', 'port to listen on, 0 for any free one (PORT)')
    .option('--host <address>', 'address to listen on (POINTSMAN_HOST)')
    .addHelpText(
      'after',
      '\nExamples:\n  pointsman serve\n  pointsman serve --port 9000\n  DATABASE_URL=postgres://app@db.internal/pointsman pointsman serve --host 0.0.0.0',
    )
    .action(
      does(async ({ config }, options: { port?: string; host?: string }) => {
        await serveUntilStopped(
          config({
            ...(options.port === undefined ? {} : { PORT: options.port }),
            ...(options.host === undefined ? {} : { POINTSMAN_HOST: options.host }),
          }),
        );
        return 0;
      }),
    );
}
