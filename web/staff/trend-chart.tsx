import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo } from 'react';
import { useChart } from './use-chart.ts';

use([LineChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

/** A line over time; gaps where nothing is known. */
export function TrendChart(o: {
  readonly points: readonly { readonly at: number; readonly value: number | null }[];
  readonly say: (value: number) => string;
  readonly label: string;
  readonly color: { readonly line: string; readonly text: string };
}) {
  const { points, say, color } = o;
  const option = useMemo(() => {
    return {
      grid: { left: 90, right: 24, top: 16, bottom: 28 },
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => say(Number(value)) },
      xAxis: { type: 'time', axisLabel: { color: color.text, hideOverlap: true } },
      yAxis: { type: 'value', axisLabel: { color: color.text, formatter: say } },
      series: [
        {
          type: 'line',
          data: points.map(({ at, value }) => [at, value]),
          ...{ showSymbol: true, connectNulls: false },
          ...{ itemStyle: { color: color.line }, lineStyle: { color: color.line } },
        },
      ],
    };
  }, [points, say, color]);
  const place = useChart(option);
  return (
    <div ref={place} role="img" aria-label={o.label} style={{ height: 220 }} data-testid="trend" />
  );
}
