import { decline, defineRule, pass } from '../define.ts';

/** No register of land is connected, or its data could not be read. */
export const noLandSource = defineRule({
  code: 'P116_NO_LAND_SOURCE',
  since: '2026-11-29',
  segments: ['cropFarm', 'livestockFarm'],
  says: { zh: '未能获取土地承包数据', en: 'No data of the land could be read' },
  advice: {
    zh: '请授权土地承包与流转数据后再申请',
    en: 'Connect the land register and apply again',
  },
  needs: ['farm.land_m2'],
  facts: [],
  thresholds: [],
  judge: ({ 'farm.land_m2': land }) => (land === null ? decline : pass),
});
