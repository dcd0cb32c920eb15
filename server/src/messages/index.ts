// Text messages to borrowers: who delivers them, and that none is delivered twice. What they say, to whom and when is
// for the rooms that send them; numbers and texts are kept by none of this room's tables.
export { type AliyunDeps, aliyunGateway } from './aliyun/gateway.ts';
export {
  type AliyunSettings,
  aliyunSettings,
  aliyunUnconfirmed,
  readAliyunSettings,
} from './aliyun/settings.ts';
export {
  type Message,
  type MessageAnswer,
  type MessageGateway,
  type MessagePort,
  MessagesUnavailable,
} from './port.ts';
export { forgetOldSends, openMessages } from './send.ts';
