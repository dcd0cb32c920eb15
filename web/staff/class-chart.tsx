import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import { useChart } from './use-chart.ts';

use([BarChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

/** Bars beside their names, the first on top. */
export function ClassChart(o: {
  readonly bars: readonly { readonly name: string; readonly value: number }[];
  readonly say: (value: number) => string;
  readonly label: string;
  readonly color: { readonly bar: string; readonly text: string };
}) {
  const { bars, say, color } = o;
  const option = useMemo(() => {
    return {
      grid: { left: 120, right: 120, top: 8, bottom: 28 },
      tooltip: { valueFormatter: (value: unknown) => say(Number(value)) },
      xAxis: { type: 'value', axisLabel: { color: color.text, formatter: say, hideOverlap: true } },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map(({ name }) => name),
        axisLabel: { color: color.text },
      },
      series: [
        {
          type: 'bar',
          data: bars.map(({ value }) => value),
          itemStyle: { color: color.bar },
          label: {
            ...{ show: true, position: 'right', color: color.text },
            formatter: ({ value }: { readonly value: number }) => say(value),
          },
        },
      ],
    };
  }, [bars, say, color]);
  const place = useChart(option);
  return <div ref={place} role="img" aria-label={o.label} style={{ height: 220 }} />;
}
