import { BarChart } from 'echarts/charts';
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

use([BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, CanvasRenderer]);

/** Figures beside one another under their names, one colour each. */
export function ReportChart(o: {
  readonly names: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly say: (value: number) => string;
  readonly label: string;
  readonly color: string;
}) {
  const { names, series, say, color } = o;
  const option = useMemo(() => {
    return {
      grid: { left: 90, right: 20, top: series.length > 1 ? 34 : 12, bottom: 40 },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => say(Number(value)) },
      ...(series.length > 1 && { legend: { top: 0, textStyle: { color } } }),
      xAxis: { type: 'category', data: [...names], axisLabel: { color, hideOverlap: true } },
      yAxis: { type: 'value', axisLabel: { color, formatter: say } },
      series: series.map(({ name, values }) => ({ type: 'bar', name, data: [...values] })),
    };
  }, [names, series, say, color]);
  const place = useChart(option);
  return <div ref={place} role="img" aria-label={o.label} style={{ height: 260 }} />;
}
