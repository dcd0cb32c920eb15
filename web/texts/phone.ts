import type { Said } from './catalogue.ts';

/** Words of coming in by a phone, and of what is open. */
export const phone = {
  'phone.signIn': { zh: '用手机号登录', en: 'Sign in by phone' },
  'phone.title': { zh: '手机号登录', en: 'Sign in by phone' },
  'phone.lead': {
    zh: '我们会发送一条验证码短信。没有账号的手机号，验证后即可开始申请。',
    en: 'We send you a code by text message. If your number is new here, it lets you begin.',
  },
  'phone.off': {
    zh: '这里不能用手机号登录，请用合作平台登录。',
    en: 'Nobody signs in by phone here. Please sign in with a partner.',
  },
  'phone.number': { zh: '手机号', en: 'Mobile number' },
  'phone.number.hint': { zh: '11 位内地手机号', en: '11 digits, mainland China' },
  'phone.send': { zh: '获取验证码', en: 'Send me a code' },
  'phone.sent': {
    zh: '如果该号码可以接收，验证码已发往 {phone}，{minutes} 分钟内有效。',
    en: 'A code is on its way to {phone}, if it can have one. It is valid for {minutes} minutes.',
  },
  'phone.never': {
    zh: '验证码只在本页填写。我们不会打电话、发消息向您索要，请勿告诉任何人。',
    en: 'Type the code on this page only. We never call or write to ask for it: tell it to nobody.',
  },
  'phone.code': { zh: '短信验证码', en: 'Code' },
  'phone.code.hint': { zh: '6 位数字', en: '6 digits' },
  'phone.code.malformed': { zh: '请填写短信里的 6 位数字', en: 'Type the 6 digits of the message' },
  'phone.enter': { zh: '登录', en: 'Sign in' },
  'phone.again': { zh: '重新发送', en: 'Send another code' },
  'phone.againIn': { zh: '{s} 秒后可重新发送', en: 'Another code in {s} s' },
  'phone.again.done': {
    zh: '已重新发送，之前的验证码已失效。',
    en: 'Sent again. The code before is void.',
  },
  'phone.other': { zh: '换一个手机号', en: 'Another number' },
  'phone.wait': {
    zh: '次数太多，请在 {time} 之后再试。',
    en: 'Too many tries. Please wait until {time}.',
  },
  'phone.partner': { zh: '用合作平台登录', en: 'Sign in with a partner' },
  'refusal.code_wrong': {
    zh: '验证码不正确或已失效，请核对，或重新获取。',
    en: 'This code is wrong or no longer valid. Check it, or ask for another.',
  },
  'refusal.phone_malformed': {
    zh: '请填写 11 位内地手机号。',
    en: 'Please type an 11-digit mobile number of mainland China.',
  },
  'refusal.phone_not_offered': {
    zh: '这里不能用手机号登录。',
    en: 'Nobody signs in by phone here.',
  },
  'refusal.phone_unproven': {
    zh: '这个手机号还没有确认过、很久没有使用，或已停用。请先用合作平台登录，再到“我的”里绑定，或联系我们。',
    en: 'This number was never confirmed here, not for long, or is stopped. Sign in with a partner, then add it under Me, or call us.',
  },
  'refusal.phone_of_several': {
    zh: '有多个账号登记了这个手机号。请用合作平台登录，再到“我的”里绑定。',
    en: 'Several businesses have this number. Sign in with a partner, then add it under Me.',
  },
  'refusal.phone_taken': {
    zh: '这个手机号已用于登录另一个账号。',
    en: 'Another business signs in by this number.',
  },

  'sessions.title': { zh: '登录与设备', en: 'Sign-in and devices' },
  'sessions.lead': {
    zh: '您在这些浏览器里登录着。不认识的，请结束它。',
    en: 'These browsers are signed in. End any that you do not know.',
  },
  'sessions.phone': { zh: '登录手机号', en: 'Phone to sign in by' },
  'sessions.phone.none': { zh: '还没有绑定', en: 'None yet' },
  'sessions.phone.why': {
    zh: '绑定后，没有合作平台账号也能登录；还款提醒也会发到这个号码。',
    en: 'With it you can sign in without a partner, and reminders go to it.',
  },
  'sessions.phone.bind': { zh: '绑定手机号', en: 'Add a phone' },
  'sessions.phone.change': { zh: '更换手机号', en: 'Change the phone' },
  'sessions.phone.confirm': { zh: '确认绑定', en: 'Confirm' },
  'sessions.phone.ends': {
    zh: '换成另一个号码时，原号码会收到短信通知，其他浏览器立即退出。',
    en: 'Where it takes the place of another number, that one gets a message, and other browsers are signed out.',
  },
  'sessions.phone.done': {
    zh: '已绑定，今后可用这个手机号登录。',
    en: 'Done. You can sign in by this phone.',
  },
  'sessions.this': { zh: '当前', en: 'This one' },
  'sessions.unknown': { zh: '未知浏览器', en: 'Unknown browser' },
  'sessions.way': { zh: '登录方式', en: 'Signed in by' },
  'sessions.way.phone': { zh: '手机验证码', en: 'Phone code' },
  'sessions.opened': { zh: '登录时间', en: 'Since' },
  'sessions.used': { zh: '最近使用', en: 'Last used' },
  'sessions.signs': { zh: '已用本设备签名', en: 'Has signed by its own key' },
  'sessions.end': { zh: '结束登录', en: 'End' },
  'sessions.end.ask': { zh: '结束这个登录？', en: 'End this one?' },
  'sessions.end.text': {
    zh: '{says} 将立即退出，要重新登录才能使用。',
    en: '{says} is signed out at once, and has to sign in again.',
  },
  'sessions.end.done': { zh: '已结束', en: 'Ended' },
  'sessions.endOthers': { zh: '结束其他所有登录', en: 'End all others' },
  'sessions.endOthers.ask': { zh: '结束其他所有登录？', en: 'End all others?' },
  'sessions.endOthers.text': {
    zh: '除当前浏览器外，全部立即退出。',
    en: 'All but this browser are signed out at once.',
  },
  'sessions.endOthers.done': { zh: '已结束 {n} 个登录', en: 'Ended: {n}' },
  'sessions.only': { zh: '没有其他登录', en: 'No other browser is signed in' },
} as const satisfies Record<string, Said>;
