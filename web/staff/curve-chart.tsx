import { LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import { useChart } from './use-chart.ts';

use([LineChart, ScatterChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;

/** Shares on shares, with the line on which both are alike: a curve, or points. */
export default function CurveChart(o: {
  readonly kind: 'line' | 'scatter';
  readonly points: readonly (readonly number[])[];
  readonly most: number;
  readonly label: string;
  readonly color: { readonly line: string; readonly text: string };
}) {
  const { kind, points, most, color } = o;
  const option = useMemo(() => {
    const axis = {
      ...{ type: 'value', max: most, axisLabel: { color: color.text, formatter: percent } },
      splitLine: { lineStyle: { color: color.text, opacity: 0.25 } },
    };
    return {
      grid: { left: 50, right: 16, top: 12, bottom: 28 },
      tooltip: { trigger: 'item', valueFormatter: (v: unknown) => percent(Number(v)) },
      xAxis: axis,
      yAxis: axis,
      series: [
        {
          ...{ type: 'line', showSymbol: false, silent: true },
          data: [
            [0, 0],
            [most, most],
          ],
          lineStyle: { color: color.text, type: 'dashed', width: 1 },
        },
        {
          ...{ type: kind, showSymbol: false, data: points.map((point) => [...point]) },
          ...{ itemStyle: { color: color.line }, lineStyle: { color: color.line } },
        },
      ],
    };
  }, [kind, points, most, color]);
  const place = useChart(option);
  return (
    <figure className="staff-chart">
      <div ref={place} role="img" aria-label={o.label} style={{ height: 240 }} />
      <figcaption>{o.label}</figcaption>
    </figure>
  );
}
