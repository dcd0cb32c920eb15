import { type components, unwrap } from '@open310/sdk';
import { client } from './api.ts';

export type Report = components['schemas']['Report'];

export const listReports = () => unwrap(client.GET('/api/staff/reports'));

export const getReport = (id: string, on: string | undefined) =>
  unwrap(
    client.GET('/api/staff/reports/{id}', {
      params: { path: { id }, query: on === undefined ? {} : { on } },
    }),
  );

/** A report as a file. */
export const exportReport = (
  id: string,
  o: {
    readonly on: string | undefined;
    readonly format: 'csv' | 'xlsx';
    readonly language: 'zh' | 'en';
  },
) => {
  const { on, format, language } = o;
  const query = { format, language, ...(on === undefined ? {} : { on }) };
  const asked = client.GET('/api/staff/reports/{id}/file', {
    params: { path: { id }, query },
    parseAs: 'blob',
  });
  return unwrap(asked) as unknown as Promise<Blob>;
};
