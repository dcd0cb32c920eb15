import { Button as MobileButton } from 'antd-mobile';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from './text.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly kind?: 'primary' | 'quiet' | 'danger' | 'text';
  readonly submit?: boolean;
  readonly disabled?: boolean;
  /** The press is being carried out: shows so, and takes no second one. */
  readonly busy?: boolean;
  readonly testId?: string;
}

const looks = {
  primary: { color: 'primary' },
  quiet: { color: 'primary', fill: 'outline' },
  danger: { color: 'danger' },
  text: { color: 'primary', fill: 'none' },
} as const;

/** A button wide enough for a thumb. */
export function Button(props: ButtonProps) {
  const { kind = 'primary', testId, onPress } = props;
  const text = useText();
  return (
    <MobileButton
      block
      size="large"
      {...looks[kind]}
      type={props.submit ? 'submit' : 'button'}
      disabled={props.disabled ?? false}
      loading={props.busy ?? false}
      loadingText={text('kit.loading')}
      {...(onPress ? { onClick: () => onPress() } : {})}
      {...(testId ? { 'data-testid': testId } : {})}
    >
      {props.children}
    </MobileButton>
  );
}

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly error?: string | undefined;
  readonly hint?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  /** Large digits behind a ¥. */
  readonly money?: boolean;
  readonly testId?: string;
}

/** One thing asked for: label, input, and beside it what is wrong with it. */
export function Field(props: FieldProps) {
  const id = useId();
  const about = `${id}-about`;
  const input = (
    <input
      id={id}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={props.onBlur}
      inputMode={props.inputMode ?? 'text'}
      autoComplete={props.autoComplete ?? 'off'}
      maxLength={props.maxLength}
      enterKeyHint="done"
      aria-invalid={props.error ? true : undefined}
      aria-describedby={props.error || props.hint ? about : undefined}
      data-testid={props.testId}
    />
  );
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.money ? (
        <div className="money-field">
          <span aria-hidden="true">¥</span>
          {input}
        </div>
      ) : (
        input
      )}
      {(props.error || props.hint) && (
        <p id={about} className={props.error ? 'error' : 'quiet'} role={props.error && 'alert'}>
          {props.error ?? props.hint}
        </p>
      )}
    </div>
  );
}

export interface ChoiceProps<T extends string | number> {
  readonly legend: string;
  readonly options: readonly { value: T; label: string; testId?: string }[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
}

/** One of a few: radio buttons that look like keys. */
export function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="field">
      <legend className="legend">{props.legend}</legend>
      <div className="chips">
        {props.options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              name={name}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
              data-testid={option.testId}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A question that stands before everything else: from below on a phone, in the middle on a desk.
 * The browser's own dialog keeps the focus inside, and Escape closes it.
 */
export function Sheet({ open, title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onClose={onClose}>
      {open && (
        <>
          <h2 id={id}>{title}</h2>
          {children}
        </>
      )}
    </dialog>
  );
}
