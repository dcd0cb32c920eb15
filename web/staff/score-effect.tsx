import { Progress, type TableColumnType, Tooltip, theme as themes } from 'antd';
import type { useText } from '../ui/index.ts';

/** The column of what something did to the score. */
export const effectColumn = <R extends { readonly logit: number }>(
  text: ReturnType<typeof useText>,
  most: number,
): TableColumnType<R> => ({
  title: (
    <Tooltip title={text('staff.score.contribution.hint')}>
      {text('staff.score.contribution')}
    </Tooltip>
  ),
  width: '38%',
  render: (_, { logit }) => <Effect logit={logit} most={most} />,
});

function Effect({ logit, most }: { readonly logit: number; readonly most: number }) {
  const { token } = themes.useToken();
  const told = `${logit > 0 ? '+' : ''}${logit.toFixed(3)}`;
  return (
    <Progress
      aria-label={told}
      percent={(100 * Math.abs(logit)) / most}
      strokeColor={logit > 0 ? token.colorError : token.colorSuccess}
      format={() => <span className="staff-number">{told}</span>}
      size="small"
      status="normal"
    />
  );
}
