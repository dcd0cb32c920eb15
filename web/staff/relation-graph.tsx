import { Graph, type GraphData, type GraphOptions, type IElementEvent, NodeEvent } from '@antv/g6';
import { theme as themes } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../ui/index.ts';
import type { Relation } from './api.ts';
import { FONT } from './font.ts';
import { shortNode } from './node-name.ts';

/** Relations as a graph: drag, zoom, click a node to see whom it knows. The list beside it says the same. */
export default function RelationGraph(o: {
  readonly relations: readonly Relation[];
  readonly owed: ReadonlyMap<string, string>;
  readonly opened: readonly string[];
  readonly onOpen: (node: string) => void;
}) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const [graph, setGraph] = useState<Graph>();
  const { token } = themes.useToken();
  const open = useRef(o.onOpen);
  open.current = o.onOpen;
  const data = useMemo(
    () => dataOf(o.relations, o.owed, o.opened),
    [o.relations, o.owed, o.opened],
  );
  const colors = useMemo(
    () => ({
      text: token.colorText,
      line: token.colorTextSecondary,
      borrower: token.colorPrimary,
      other: token.colorFill,
    }),
    [token],
  );
  useEffect(() => {
    if (!place.current) return;
    const made = new Graph({
      container: place.current,
      ...{ autoFit: 'view', zoomRange: [0.1, 1.5] }, // Two nodes do not fill the page.
      animation: false,
      layout: { type: 'force', preventOverlap: true, nodeSize: 48, linkDistance: 140 },
      behaviors: ['drag-canvas', 'zoom-canvas', 'drag-element', 'hover-activate'],
      ...looksOf(colors, text),
    });
    made.on<IElementEvent>(NodeEvent.CLICK, (event) => open.current(String(event.target.id)));
    setGraph(made);
    const follow = new ResizeObserver(() => made.rendered && made.resize());
    follow.observe(place.current);
    return () => {
      follow.disconnect();
      made.destroy();
    };
  }, [colors, text]);
  useEffect(() => {
    if (!graph || graph.destroyed) return;
    graph.setData(data);
    void graph.render().catch(() => {}); // Left before it was drawn.
  }, [graph, data]);
  return (
    <div
      ref={place}
      className="staff-graph"
      role="img"
      aria-label={text('staff.relation.graph')}
      data-testid="relation-graph"
      data-nodes={data.nodes?.length ?? 0}
    />
  );
}

interface Colors {
  readonly text: string;
  readonly line: string;
  readonly borrower: string;
  readonly other: string;
}

/** Borrowers large and in colour, what was opened with a thick edge, relations as wide as their weight. */
const looksOf = (
  colors: Colors,
  text: ReturnType<typeof useText>,
): Pick<GraphOptions, 'node' | 'edge'> => ({
  node: {
    style: {
      size: (d) => (d.data?.borrower ? 34 : 20),
      fill: (d) => (d.data?.borrower ? colors.borrower : colors.other),
      lineWidth: (d) => (d.data?.opened ? 3 : 1),
      ...{
        stroke: colors.line,
        labelFill: colors.text,
        labelFontSize: 11,
        labelFontFamily: FONT,
      },
      labelText: (d) => String(d.data?.label ?? ''),
    },
  },
  edge: {
    style: {
      stroke: colors.line,
      lineWidth: (d) => Number(d.data?.width ?? 1),
      endArrow: true,
      ...{ labelFill: colors.text, labelFontSize: 10, labelFontFamily: FONT },
      labelText: (d) => text(`relation.${d.data?.type as Relation['type']}`),
    },
  },
});

function dataOf(
  relations: readonly Relation[],
  owed: ReadonlyMap<string, string>,
  opened: readonly string[],
): GraphData {
  const names = new Set(relations.flatMap((r) => [r.borrowerId, r.other]));
  const most = Math.max(...relations.map((r) => Number(r.weightFen)), 1);
  return {
    nodes: [...names].map((id) => ({
      id,
      data: {
        borrower: id.startsWith('borrower_'),
        opened: opened.includes(id),
        label: labelOf(id, owed.get(id)),
      },
    })),
    edges: relations.map((r) => ({
      id: `${r.borrowerId} ${r.type} ${r.towards} ${r.other}`,
      source: r.towards ? r.other : r.borrowerId,
      target: r.towards ? r.borrowerId : r.other,
      data: { type: r.type, width: 1 + 4 * Math.sqrt(Number(r.weightFen) / most) },
    })),
  };
}

/** A borrower shows what it owes: the exposure that hangs on its relations. */
const labelOf = (id: string, outstandingFen: string | undefined): string =>
  outstandingFen === undefined || outstandingFen === '0'
    ? shortNode(id)
    : `${shortNode(id)} ¥${Math.round(Number(outstandingFen) / 100).toLocaleString('en')}`;
