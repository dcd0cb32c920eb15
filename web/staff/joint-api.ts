import { type components, unwrap } from '@open310/sdk';
import { client } from './api.ts';

// Joint loans: who put what into each.

export type JointLoan = components['schemas']['JointLoan'];
export type Funders = Awaited<ReturnType<typeof listFunders>>;

const ofPartner = (partner: string) => (partner === '' ? {} : { partner });

export const listFunders = () => unwrap(client.GET('/api/staff/funders'));
export const listJointLoans = (partner: string, after: string) =>
  unwrap(
    client.GET('/api/staff/joint-loans', {
      params: { query: { ...ofPartner(partner), ...(after === '' ? {} : { after }) } },
    }),
  );
export const exportJointLoans = (partner: string, format: 'csv' | 'xlsx') =>
  unwrap(
    client.GET('/api/staff/joint-loans/file', {
      params: { query: { ...ofPartner(partner), format } },
      parseAs: 'blob',
    }),
  ) as unknown as Promise<Blob>;
export const getLoanShare = (id: string) =>
  unwrap(client.GET('/api/staff/loans/{id}/share', { params: { path: { id } } }));
