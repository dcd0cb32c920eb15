import type { Said } from './catalogue.ts';

/** Words of how the lender's people enter, of their own account, and of who may enter. */
export const entering = {
  'entering.who.staff': { zh: '姓名或邮箱', en: 'Name or e-mail' },
  'entering.whoMissing.staff': { zh: '请输入姓名或邮箱', en: 'Type your name or e-mail' },
  'staff.enter.next': { zh: '下一步', en: 'Next' },
  'staff.enter.password': { zh: '密码', en: 'Password' },
  'staff.enter.password.missing': { zh: '请输入密码', en: 'Type your password' },
  'staff.enter.signIn': { zh: '登录', en: 'Sign in' },
  'staff.enter.other': { zh: '换个用户', en: 'Somebody else' },
  'staff.enter.oidc': { zh: '用单位账号登录', en: 'Sign in with the firm’s account' },
  'staff.enter.key': { zh: '用访问密钥进入', en: 'Or by an access key' },
  'entering.none.staff': {
    zh: '还没有账号？请管理员邀请；第一位管理员由 npm run staff -- invite 邀请',
    en: 'No account? An administrator invites; the first is invited by npm run staff -- invite',
  },
  'staff.enter.ended': {
    zh: '会话已结束，请重新登录',
    en: 'Your session has ended: sign in again',
  },
  'staff.enter.code': { zh: '动态验证码', en: 'Code of your app' },
  'staff.enter.code.hint': {
    zh: '验证器应用中的 6 位数字；没有手机时用一个恢复码',
    en: 'Six digits of your authenticator app; without your phone, a recovery code',
  },
  'staff.enter.code.missing': { zh: '请输入验证码', en: 'Type the code' },
  'staff.enter.confirm': { zh: '确认', en: 'Confirm' },
  'staff.enter.cancel': { zh: '取消', en: 'Cancel' },

  'staff.enter.problem.sign_in_wrong': {
    zh: '姓名与密码不匹配',
    en: 'Name and password do not go together',
  },
  'staff.enter.problem.sign_in_locked': {
    zh: '尝试次数过多，请于 {at} 后再试',
    en: 'Too many tries: the next is heard after {at}',
  },
  'staff.enter.problem.not_signed_in': {
    zh: '等待太久，请重新登录',
    en: 'That took too long: sign in again',
  },
  'staff.enter.problem.code_wrong': {
    zh: '验证码不正确，或已用过',
    en: 'The code is wrong, or was used before',
  },
  'staff.enter.problem.password_wrong': { zh: '当前密码不正确', en: 'The password is wrong' },
  'staff.enter.problem.password_short': {
    zh: '密码至少 12 个字符',
    en: 'A password has at least 12 characters',
  },
  'staff.enter.problem.password_usual': {
    zh: '这个密码容易被猜到，请换一个',
    en: 'Others would guess this password: take another',
  },
  'staff.enter.problem.link_void': {
    zh: '链接已用过、已被替换，或已过期；请管理员重新发放',
    en: 'The link was used, replaced, or is too old: ask an administrator for another',
  },
  'staff.enter.problem.not_invited': {
    zh: '该账号未被邀请',
    en: 'Nobody was invited under this account’s address',
  },
  'staff.enter.problem.oidc_refused': {
    zh: '单位账号未通过验证，请再试一次',
    en: 'The firm’s account was not confirmed: try again',
  },
  'staff.enter.problem.oidc_unavailable': {
    zh: '单位账号系统没有响应，请稍后再试',
    en: 'The firm’s identity provider did not answer: try again later',
  },
  'staff.enter.problem.oidc_not_offered': {
    zh: '这里不用单位账号登录',
    en: 'There is no sign-in with the firm’s account here',
  },
  'staff.enter.problem.second_factor_required': {
    zh: '您的角色必须使用第二因素',
    en: 'Your roles ask for a second factor',
  },
  'staff.enter.problem.user_own': {
    zh: '不能更改自己的权限',
    en: 'Nobody changes their own rights',
  },
  'staff.enter.problem.last_administrator': {
    zh: '至少保留一位管理员',
    en: 'Somebody has to remain who can let others in',
  },
  'staff.enter.problem.blocked_by_lender': {
    zh: '由贷款机构停用，只能由贷款机构恢复',
    en: 'The lender has blocked them: the lender lets them in again',
  },
  'staff.enter.problem.user_name_taken': { zh: '姓名已被使用', en: 'Somebody else has this name' },
  'staff.enter.problem.email_taken': {
    zh: '该邮箱已被邀请',
    en: 'Somebody else was invited under this address',
  },
  'staff.enter.problem.user_not_invited': {
    zh: '此人已登录过，无需链接',
    en: 'They have entered: a link is for who has not',
  },

  'staff.enter.problem.link_own': {
    zh: '链接由您发放：入口码须由另一位管理员提供',
    en: 'You made the link: another administrator gives the code to it',
  },
  'staff.enter.problem.entry_code_wrong': {
    zh: '入口码不正确，或尚未发放；错五次后链接作废',
    en: 'The entry code is wrong, or nobody gave one yet; of five wrong ones the link is void',
  },
  'staff.enter.problem.keys_too_many': {
    zh: '密钥过多，请先作废一个',
    en: 'There are too many keys: revoke one first',
  },
  'staff.enter.problem.scope_beyond_own': {
    zh: '密钥的权限不能超过您自己的权限',
    en: 'A key opens no more than you may yourself',
  },

  'staff.link.title': { zh: '欢迎，{name}', en: 'Welcome, {name}' },
  'staff.link.text': {
    zh: '请设置登录密码。此链接只能使用一次。',
    en: 'Choose the password that you will sign in with. This link opens once.',
  },
  'staff.link.password.hint': {
    zh: '至少 12 个字符，越长越好；不含姓名和常见词',
    en: 'At least 12 characters, the longer the better; no name, no usual word',
  },
  'staff.link.code': { zh: '入口码', en: 'Entry code' },
  'staff.link.code.hint': {
    zh: '由发链接之外的另一位管理员提供给您',
    en: 'Another administrator than who sent the link gives it to you',
  },
  'staff.link.code.missing': { zh: '请输入入口码', en: 'Type the entry code' },
  'staff.link.again': { zh: '再输入一次', en: 'Once more' },
  'staff.link.differ': { zh: '两次输入不一致', en: 'The two are not the same' },
  'staff.link.back': { zh: '去登录', en: 'Go and sign in' },

  'staff.second.title': { zh: '设置第二因素', en: 'Set up a second factor' },
  'staff.second.text': {
    zh: '您的角色可以更改数据，登录时还需要手机上的验证器应用。请扫描二维码，再输入应用显示的 6 位数字。',
    en: 'Your roles may change things: signing in also takes an authenticator app on your phone. Scan the picture, then type the six digits that the app shows.',
  },
  'staff.second.manual': { zh: '无法扫描时手工输入：', en: 'If you cannot scan, type this:' },
  'staff.second.picture': { zh: '验证器二维码', en: 'Picture for the authenticator app' },
  'staff.second.codes': { zh: '恢复码', en: 'Recovery codes' },
  'staff.second.codes.text': {
    zh: '手机不在身边时，每个恢复码可登录一次。只显示这一次，请妥善保存。',
    en: 'Without your phone each of these opens once. They are shown this once: keep them well.',
  },
  'staff.second.codes.kept': { zh: '已保存，继续', en: 'I have kept them' },
  'staff.second.codes.copy': { zh: '复制', en: 'Copy' },
  'staff.second.codes.copied': { zh: '已复制', en: 'Copied' },

  'staff.me': { zh: '我的账号', en: 'My account' },
  'staff.me.email': { zh: '邮箱', en: 'E-mail' },
  'staff.me.roles': { zh: '角色', en: 'Roles' },
  'staff.me.key': {
    zh: '您用访问密钥进入；密钥没有账号。',
    en: 'You entered by an access key: keys have no account.',
  },
  'staff.me.second': { zh: '第二因素', en: 'Second factor' },
  'staff.me.second.since': {
    zh: '自 {at} 起使用验证器应用',
    en: 'An authenticator app since {at}',
  },
  'staff.me.second.none': { zh: '未设置', en: 'None' },
  'staff.me.second.set': { zh: '设置', en: 'Set up' },
  'staff.me.second.remove': { zh: '移除', en: 'Remove' },
  'staff.me.second.left': { zh: '剩余恢复码：{n}', en: 'Recovery codes left: {n}' },
  'staff.me.second.renew': { zh: '换新恢复码', en: 'New recovery codes' },
  'staff.me.second.prove': {
    zh: '请输入验证码以确认是您本人',
    en: 'Type a code, to show that it is you',
  },
  'staff.me.password': { zh: '更改密码', en: 'Change the password' },
  'staff.me.password.old': { zh: '当前密码', en: 'Present password' },
  'staff.me.password.next': { zh: '新密码', en: 'New password' },
  'staff.me.password.done': {
    zh: '密码已更改，其他会话已结束',
    en: 'Changed; your other sessions have ended',
  },
  'staff.me.sessions': { zh: '会话', en: 'Sessions' },
  'staff.me.sessions.this': { zh: '当前会话', en: 'This one' },
  'staff.me.sessions.new': { zh: '新设备', en: 'New browser' },
  'staff.me.sessions.browser': { zh: '浏览器', en: 'Browser' },
  'staff.me.sessions.address': { zh: '最近地址', en: 'Last address' },
  'staff.me.sessions.opened': { zh: '登录于', en: 'Opened' },
  'staff.me.sessions.used': { zh: '最近使用', en: 'Last used' },
  'staff.me.sessions.method': { zh: '方式', en: 'By' },
  'staff.me.sessions.method.password': { zh: '密码', en: 'password' },
  'staff.me.sessions.method.oidc': { zh: '单位账号', en: 'the firm’s account' },
  'staff.me.sessions.end': { zh: '结束', en: 'End' },
  'staff.me.sessions.endOthers': { zh: '结束其他会话', en: 'End all others' },
  'staff.me.sessions.ended': { zh: '已结束 {n} 个会话', en: 'Ended: {n}' },

  'staff.people': { zh: '人员', en: 'People' },
  'staff.people.invite': { zh: '邀请', en: 'Invite' },
  'staff.people.name': { zh: '姓名', en: 'Name' },
  'staff.people.name.hint': { zh: '日志中显示的称呼', en: 'What the log calls them' },
  'staff.people.state': { zh: '状态', en: 'State' },
  'staff.people.state.invited': { zh: '已邀请', en: 'Invited' },
  'staff.people.state.active': { zh: '正常', en: 'Active' },
  'staff.people.state.blocked': { zh: '已停用', en: 'Blocked' },
  'staff.people.self': { zh: '您', en: 'you' },
  'staff.people.none': { zh: '还没有邀请任何人', en: 'Nobody was invited yet' },
  'staff.people.roles': { zh: '更改角色', en: 'Roles' },
  'staff.people.block': { zh: '停用', en: 'Block' },
  'staff.people.block.ask': {
    zh: '停用 {name}？其会话立即结束。',
    en: 'Block {name}? Their sessions end at once.',
  },
  'staff.people.blocked.lender': { zh: '由贷款机构停用', en: 'by the lender' },
  'partner.people.lender': { zh: '贷款机构', en: 'the lender' },
  'staff.people.keys.partner': {
    zh: '由其创建的 {n} 个密钥继续有效；不应再用的，请合作方管理员在密钥页作废。',
    en: '{n} live keys that they made go on: the partner’s administrator revokes those that are not to, under Access keys.',
  },
  'staff.people.keys.block': {
    zh: '以其名义的 {n} 个密钥在停用期间无效。',
    en: '{n} keys under their name open nothing while they are blocked.',
  },
  'staff.people.keys.stay': {
    zh: '以其名义的 {n} 个密钥继续有效，权限不变；更换用 npm run keys。',
    en: '{n} keys under their name go on and open what they did; npm run keys changes one.',
  },
  'staff.people.unblock': { zh: '恢复', en: 'Let in again' },
  'staff.people.reset': { zh: '重置', en: 'Reset' },
  'staff.people.reset.ask': {
    zh: '重置 {name}？其密码与第二因素作废，会话立即结束，须用新链接进入。',
    en: 'Reset {name}? Password and second factor are void, sessions end, and they enter anew by a link.',
  },
  'staff.people.link': { zh: '一次性链接', en: 'One-time link' },
  'staff.people.link.text': {
    zh: '只显示这一次，{at} 前有效。请当面或通过可信渠道交给 {name}。',
    en: 'Shown this once, good until {at}. Give it to {name} in person, or by a way that you trust.',
  },
  'staff.people.link.by': { zh: '链接：{by}', en: 'link by {by}' },
  'staff.people.link.byTwo': {
    zh: '链接：{by}，入口码：{other}',
    en: 'link by {by}, code by {other}',
  },
  'staff.people.link.command': { zh: '命令行', en: 'a command' },
  'staff.people.link.waits': {
    zh: '待另一位管理员提供入口码',
    en: 'another administrator has to give the code',
  },
  'staff.people.code': { zh: '入口码', en: 'Entry code' },
  'staff.people.code.text': {
    zh: '只显示这一次。请亲自交给 {name}：与另一位管理员发放的链接一起使用。',
    en: 'Shown this once. Give it to {name} yourself: it goes with the link that another administrator made.',
  },
  'staff.people.partners': { zh: '合作方人员', en: 'People of partners' },
  'staff.people.partners.none': {
    zh: '还没有合作方：由 npm run partner -- add 添加',
    en: 'No partner yet: npm run partner -- add makes one',
  },
  'staff.people.sessions': { zh: '{n} 个会话', en: '{n} sessions' },
  'staff.people.endSessions': { zh: '结束会话', en: 'End sessions' },
  'staff.people.waits': {
    zh: '已提交，等待另一位管理员复核',
    en: 'It waits for another administrator',
  },
  'staff.people.done': { zh: '已完成', en: 'Done' },
  'staff.people.opens': { zh: '各角色的权限', en: 'What each role opens' },
  'staff.people.action': { zh: '权限', en: 'Right' },
} as const satisfies Record<string, Said>;
