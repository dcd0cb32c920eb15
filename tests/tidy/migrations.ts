import type { Finding } from './finding.ts';

const NAME = /^server[/]src[/]([^/]+)[/]migrations[/](\d{8}T\d{4})_[a-z0-9_]+[.]sql$/;

/** Names `<room>/migrations/<timestamp>_<what>.sql`, and no timestamp twice within a room. */
export function judgeMigrations(paths: readonly string[]): Finding[] {
  const seen = new Map<string, string>();
  return paths.flatMap((path): Finding[] => {
    const [, room = '', time = ''] = NAME.exec(path) ?? [];
    if (time === '') return [{ path, line: 1, says: 'name it 20270104T0930_what_it_does.sql' }];
    const before = seen.get(`${room} ${time}`);
    seen.set(`${room} ${time}`, path);
    return before
      ? [{ path, line: 1, says: `has the timestamp of ${before}: take a later one` }]
      : [];
  });
}
