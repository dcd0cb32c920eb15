import { type components, unwrap } from '@open310/sdk';
import { client } from '../staff/api.ts';

type Schemas = components['schemas'];
export type PartnerKey = Schemas['PartnerKey'];
export type PartnerKeyScope = Schemas['PartnerKeyScope'];
export type PartnerBorrower = Schemas['PartnerBorrower'];
export type PartnerApplication = Schemas['PartnerApplication'];
export type PartnerLoan = Schemas['PartnerLoan'];

const path = (id: string) => ({ path: { id } });

export const getPartner = () => unwrap(client.GET('/api/partner/me'));
export const listKeys = () => unwrap(client.GET('/api/partner/keys'));
export const makeKey = (name: string, scopes: PartnerKeyScope[]) =>
  unwrap(client.POST('/api/partner/keys', { body: { name, scopes } }));
export const revokeKey = (id: string) =>
  unwrap(client.POST('/api/partner/keys/{id}/revoke', { params: path(id) }));
export const listBorrowers = (after: string) =>
  unwrap(
    client.GET('/api/partner/borrowers', { params: { query: after === '' ? {} : { after } } }),
  );
export const getBorrower = (id: string) =>
  unwrap(client.GET('/api/partner/borrowers/{id}', { params: path(id) }));
