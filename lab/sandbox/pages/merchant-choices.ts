import type { Partner } from '../faults.ts';
import type { Resident } from '../merchants.ts';
import type { World } from '../world.ts';
import { bilingual, type Html, html } from './html.ts';

/** Whether the partner holds anything about the merchant. */
export const isWith = (world: World, resident: Resident, partner: Partner): boolean =>
  partner === 'taobao'
    ? resident.merchant.taobaoUserId !== null
    : (world.faces.get(partner)?.serves(resident) ?? true);

export interface Choices {
  /** Only merchants of this partner; all when absent. */
  readonly partner?: Partner;
  readonly chosen: string | undefined;
}

/** The demo merchants to sign in as: radio buttons named `as`. */
export function merchantChoices(world: World, { partner, chosen }: Choices): Html {
  const offered = world.residents.featured.filter((r) => !partner || isWith(world, r, partner));
  const selected = offered.some((r) => r.key === chosen) ? chosen : offered[0]?.key;
  return html`<fieldset><legend>${bilingual('选择演示商家', 'Choose a demo merchant')}</legend>
${offered.map((r) => {
  const { zh, en } = r.says;
  return html`<label class="choice"><input type="radio" name="as" value="${r.key}"${r.key === selected && { html: ' checked' }}>
<span><strong>${r.merchant.name}</strong> · ${r.merchant.owner}<br><small class="hint">${bilingual(zh, en)}</small></span></label>`;
})}</fieldset>`;
}
