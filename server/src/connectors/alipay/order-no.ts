import assert from 'node:assert/strict';

/** Our order id as Alipay takes it: its order numbers hold letters, digits and underscores; ours a colon, never `__`. */
export const toOutBizNo = (id: string): string => {
  assert(/^[a-z0-9]+(?:[:_][a-z0-9]+)*$/.test(id) && id.length <= 60, 'not an order id');
  return id.replaceAll(':', '__');
};

export const toOrderId = (outBizNo: string): string => outBizNo.replaceAll('__', ':');
