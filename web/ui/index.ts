// The door of the kit: what every page is built from, and how money and time are written. Knows
// neither lending nor the API's routes.
export {
  Button,
  type ButtonProps,
  Choice,
  type ChoiceProps,
  Field,
  type FieldProps,
  Sheet,
  type SheetProps,
} from './controls.tsx';
export {
  BigNumber,
  type BigNumberProps,
  Card,
  Fact,
  type FactProps,
  Facts,
  Note,
  Tag,
  type Tone,
} from './facts.tsx';
export {
  dayText,
  duration,
  groupCard,
  momentText,
  parseYuanInput,
  percent,
  yuan,
  yuanInput,
} from './format.ts';
export { Page, type PageProps } from './page.tsx';
export { type Part, Parts } from './parts.tsx';
export { sayValue } from './say-value.ts';
export { showApp } from './show-app.tsx';
export { Empty, Loading, Offline, Problem, sayProblem, useOnline } from './states.tsx';
export { type Step, type StepState, Steps } from './steps.tsx';
export {
  type Text,
  useLanguage,
  useSay,
  useText,
} from './text.tsx';
export { type Theme, useTheme } from './theme.tsx';
export { asProblem, type Load, useLoad } from './use-load.ts';
