import { type EChartsCoreOption, init } from 'echarts/core';
import { type RefObject, useEffect, useRef } from 'react';
import { FONT } from './font.ts';

/**
 * A chart in the place that is returned: drawn anew when `option` is another, as wide as its place, gone with it.
 * @param option - The same object for as long as nothing of it changes.
 */
export function useChart(option: EChartsCoreOption): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current);
    chart.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...option });
    const follow = new ResizeObserver(() => chart.resize());
    follow.observe(place.current);
    return () => {
      follow.disconnect();
      chart.dispose();
    };
  }, [option]);
  return place;
}
