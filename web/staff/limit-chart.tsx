import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import { useChart } from './use-chart.ts';

use([BarChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

/** What is used of each, within the outline of its limit. */
export interface LimitBar {
  readonly name: string;
  readonly used: number;
  /** `null`: no limit. */
  readonly limit: number | null;
  readonly color: string;
}

/** Bars beside their names, the first on top; a limit is an outline around its bar. */
export function LimitChart(o: {
  readonly bars: readonly LimitBar[];
  readonly say: (value: number) => string;
  readonly label: string;
  readonly names: { readonly used: string; readonly limit: string };
  readonly textColor: string;
}) {
  const { bars, say, names, textColor } = o;
  const option = useMemo(
    () => ({
      grid: { left: 120, right: 120, top: 8, bottom: 28 },
      tooltip: {
        trigger: 'axis',
        valueFormatter: (v: unknown) => (v == null ? '—' : say(Number(v))),
      },
      xAxis: { type: 'value', axisLabel: { color: textColor, formatter: say, hideOverlap: true } },
      yAxis: {
        ...{ type: 'category', inverse: true, data: bars.map(({ name }) => name) },
        axisLabel: { color: textColor },
      },
      series: [
        {
          ...{ type: 'bar', name: names.limit, barWidth: 18, z: 1 },
          data: bars.map(({ limit }) => limit),
          itemStyle: { color: 'transparent', borderColor: textColor, borderWidth: 1 },
        },
        {
          ...{ type: 'bar', name: names.used, barWidth: 18, barGap: '-100%', z: 2 },
          data: bars.map(({ used, color }) => ({ value: used, itemStyle: { color } })),
          label: {
            ...{ show: true, position: 'right', color: textColor },
            formatter: ({ value }: { readonly value: number }) => say(value),
          },
        },
      ],
    }),
    [bars, say, names, textColor],
  );
  const place = useChart(option);
  const height = 48 + bars.length * 32;
  return <div ref={place} role="img" aria-label={o.label} style={{ height }} />;
}
