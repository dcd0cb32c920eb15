import { BarChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import { useChart } from './use-chart.ts';

use([
  ...[BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent],
  CanvasRenderer,
]);

/** How far the bank was from the books each day, and what of it is still open. */
export function ReconciliationChart(o: {
  readonly points: readonly {
    readonly on: string;
    readonly apart: number;
    readonly open: number;
  }[];
  readonly say: (value: number) => string;
  readonly label: string;
  readonly labels: { readonly apart: string; readonly open: string };
  readonly color: { readonly line: string; readonly bar: string; readonly text: string };
}) {
  const { points, say, labels, color } = o;
  const option = useMemo(() => {
    return {
      grid: { left: 110, right: 24, top: 36, bottom: 28 },
      legend: { top: 0, data: [labels.apart, labels.open], textStyle: { color: color.text } },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => say(Number(value)) },
      xAxis: {
        type: 'category',
        data: points.map(({ on }) => on),
        axisLabel: { color: color.text, hideOverlap: true },
      },
      yAxis: { type: 'value', axisLabel: { color: color.text, formatter: say } },
      series: [
        {
          ...{ name: labels.open, type: 'bar', barMaxWidth: 28 },
          data: points.map(({ open }) => open),
          itemStyle: { color: color.bar },
        },
        {
          ...{ name: labels.apart, type: 'line' },
          data: points.map(({ apart }) => apart),
          itemStyle: { color: color.line },
        },
      ],
    };
  }, [points, say, labels, color]);
  const place = useChart(option);
  return <div ref={place} role="img" aria-label={o.label} style={{ height: 240 }} />;
}
