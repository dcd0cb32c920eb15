import type { Said } from './catalogue.ts';

/** Words of the kit: frames, states and controls that every page has. */
export const kit = {
  'kit.brand': { zh: 'open310', en: 'open310' },
  'kit.skip': { zh: '跳到主要内容', en: 'Skip to content' },
  'kit.back': { zh: '返回', en: 'Back' },
  'kit.cancel': { zh: '取消', en: 'Cancel' },
  'kit.loading': { zh: '正在加载', en: 'Loading' },
  'kit.retry': { zh: '重试', en: 'Try again' },
  'kit.home': { zh: '回到首页', en: 'Go to start' },
  'kit.navigation': { zh: '主导航', en: 'Main navigation' },
  'kit.language': { zh: '语言', en: 'Language' },
  'kit.language.zh': { zh: '中文', en: '中文' },
  'kit.language.en': { zh: 'English', en: 'English' },
  'kit.language.switch': { zh: 'Switch to English', en: '切换为中文' },
  'kit.language.switch.short': { zh: 'EN', en: '中' },
  'kit.theme': { zh: '外观', en: 'Appearance' },
  'kit.theme.system': { zh: '跟随系统', en: 'System' },
  'kit.theme.light': { zh: '浅色', en: 'Light' },
  'kit.theme.dark': { zh: '深色', en: 'Dark' },
  'kit.offline': {
    zh: '网络已断开。已提交的内容不会丢失，恢复后自动继续。',
    en: 'You are offline. Nothing you sent is lost; we go on when the network is back.',
  },
  'kit.problem.title': { zh: '暂时无法完成', en: 'That did not work' },
  'kit.problem.unreachable.title': { zh: '连接不上服务器', en: 'We cannot reach the server' },
  'kit.problem.unreachable': {
    zh: '请检查网络后重试，您的进度已保存。',
    en: 'Check your network and try again. Your progress is kept.',
  },
  'kit.problem.server.title': { zh: '我们这边出了点问题', en: 'Something went wrong on our side' },
  'kit.problem.server': {
    zh: '您的进度已保存，请稍后再试。',
    en: 'Your progress is kept. Please try again in a moment.',
  },
  'kit.problem.busy.title': { zh: '操作太频繁', en: 'Too many tries' },
  'kit.problem.busy': { zh: '请稍等片刻再试。', en: 'Please wait a moment and try again.' },
  'kit.problem.missing.title': { zh: '找不到这个页面', en: 'We cannot find this page' },
  'kit.problem.missing': {
    zh: '链接可能有误，或不属于当前登录的账户。',
    en: "The link may be wrong, or belong to somebody else's sign-in.",
  },
  'kit.problem.denied.title': { zh: '无权查看或操作', en: 'You may not do this' },
  'kit.problem.denied': {
    zh: '您的角色或密钥没有这项权限。',
    en: 'Your roles, or your key, do not open it.',
  },
  'kit.problem.code': { zh: '错误代码 {code}', en: 'Code {code}' },
} as const satisfies Record<string, Said>;
