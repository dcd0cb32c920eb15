import { LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { FONT } from './font.ts';

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
  const place = useRef<HTMLDivElement>(null);
  const { kind, points, most, color } = o;
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current);
    const axis = {
      ...{ type: 'value', max: most, axisLabel: { color: color.text, formatter: percent } },
      splitLine: { lineStyle: { color: color.text, opacity: 0.25 } },
    };
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT },
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
    });
    const follow = new ResizeObserver(() => chart.resize());
    follow.observe(place.current);
    return () => {
      follow.disconnect();
      chart.dispose();
    };
  }, [kind, points, most, color]);
  return (
    <figure className="staff-chart">
      <div ref={place} role="img" aria-label={o.label} style={{ height: 240 }} />
      <figcaption>{o.label}</figcaption>
    </figure>
  );
}
