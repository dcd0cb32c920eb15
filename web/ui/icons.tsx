// A few line icons drawn here: an icon package would weigh more than the pages that use it.

interface IconProps {
  readonly className?: string;
}

function Line({ className, path }: IconProps & { readonly path: string }) {
  return (
    <svg
      {...(className ? { className } : {})}
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}

export const CheckIcon = (props: IconProps) => <Line {...props} path="M5 12.5l4.5 4.5L19 7.5" />;
export const CrossIcon = (props: IconProps) => <Line {...props} path="M6 6l12 12M18 6L6 18" />;
export const BackIcon = (props: IconProps) => <Line {...props} path="M15 5l-7 7 7 7" />;
export const TurnIcon = (props: IconProps) => <Line {...props} path="M9 5l7 7-7 7" />;
export const PenIcon = (props: IconProps) => (
  <Line {...props} path="M4 20h4L19 9l-4-4L4 16v4M13 7l4 4" />
);
export const HomeIcon = (props: IconProps) => (
  <Line {...props} path="M4 11l8-7 8 7v9h-5v-6H9v6H4z" />
);
export const LoansIcon = (props: IconProps) => (
  <Line {...props} path="M5 4h14v16l-3-2-2 2-2-2-2 2-2-2-3 2zM9 9h6M9 13h6" />
);
export const PersonIcon = (props: IconProps) => (
  <Line {...props} path="M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c1-4 4-6 8-6s7 2 8 6" />
);
export const BulbIcon = (props: IconProps) => (
  <Line
    {...props}
    path="M9 18h6M10 21h4M12 3a6 6 0 00-4 10.5c.8.8 1 1.5 1 2.5h6c0-1 .2-1.7 1-2.5A6 6 0 0012 3z"
  />
);
export const ShieldIcon = (props: IconProps) => (
  <Line {...props} path="M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4" />
);
export const CloudOffIcon = (props: IconProps) => (
  <Line {...props} path="M3 3l18 18M7 8a5 5 0 00-1 10h11M10 6a6 6 0 018 5 4 4 0 013 5" />
);
export const SearchOffIcon = (props: IconProps) => (
  <Line {...props} path="M11 18a7 7 0 110-14 7 7 0 010 14zM21 21l-5-5M9 9l4 4M13 9l-4 4" />
);
export const LockIcon = (props: IconProps) => (
  <Line {...props} path="M6 11h12v9H6zM8 11V8a4 4 0 018 0v3M12 15v2" />
);
export const ClockIcon = (props: IconProps) => (
  <Line {...props} path="M12 21a9 9 0 110-18 9 9 0 010 18zM12 7v5l3 2" />
);
export const EmptyIcon = (props: IconProps) => (
  <Line {...props} path="M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5" />
);
