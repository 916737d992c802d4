import type { BarSeriesOption, HeatmapSeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, VisualMapComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

export type ChartOption = ComposeOption<
  BarSeriesOption | HeatmapSeriesOption | GridComponentOption | LegendComponentOption | VisualMapComponentOption
>;

const INK = '#16302e';
const LINE = '#e6dbcb';
/** Each step is darker than the one before, so that grey paper and every eye see the same order. */
const STEPS = ['#fffdf9', '#d9eae8', '#8abdb8', '#448c86', '#1d5d5a', '#0e3b3c'];
/** From this percentage on, numbers are white. */
const DARK_FROM = 55;
const NARROW = 560;
const text = (fontSize: number) => ({ color: INK, fontSize, fontFamily: 'system-ui, sans-serif' });

/** Two fills that differ without colour: one is plain, the other has stripes. */
const PLAIN = { color: '#134a49' };
const STRIPED = {
  color: '#e7a488',
  decal: { symbol: 'rect', color: '#793327', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
};

/** Weekdays as rows, hours as columns, and the percentage written in each cell. */
export function heatmap(
  { rows, columns, percents }: { rows: string[]; columns: string[]; percents: (number | null)[][] },
  width: number,
): ChartOption {
  const fontSize = width < NARROW ? 9 : 12;
  const axis = { type: 'category' as const, axisTick: { show: false }, axisLine: { show: false } };
  return {
    grid: { left: width < NARROW ? 34 : 90, right: 4, top: 4, bottom: 24 },
    xAxis: { ...axis, data: columns, axisLabel: { ...text(fontSize), interval: width < NARROW ? 1 : 0 } },
    yAxis: { ...axis, data: rows, inverse: true, axisLabel: text(fontSize) },
    visualMap: { show: false, min: 0, max: 100, inRange: { color: STEPS } },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: LINE, borderWidth: 1 },
        data: percents.flatMap((row, y) =>
          row.flatMap((percent, x) =>
            percent === null
              ? []
              : [
                  {
                    value: [x, y, percent],
                    label: {
                      show: true,
                      fontSize,
                      color: percent >= DARK_FROM ? '#fff' : INK,
                      formatter: `${percent}`,
                    },
                  },
                ],
          ),
        ),
      },
    ],
  };
}

/** A bar per row, in two parts that add up to at most 100 %. */
export function shares(
  { rows, names, parts }: { rows: string[]; names: [string, string]; parts: [number[], number[]] },
  width: number,
): ChartOption {
  const isNarrow = width < NARROW;
  return {
    grid: { left: isNarrow ? 118 : 190, right: 16, top: 34, bottom: 24 },
    legend: { top: 0, left: 0, textStyle: text(12), selectedMode: false },
    xAxis: {
      type: 'value',
      max: 100,
      axisLabel: { ...text(11), formatter: '{value} %' },
      splitLine: { lineStyle: { color: LINE } },
    },
    yAxis: {
      type: 'category',
      data: rows,
      inverse: true,
      axisTick: { show: false },
      axisLabel: { ...text(isNarrow ? 10 : 12), width: isNarrow ? 110 : 180, overflow: 'truncate' },
    },
    series: [PLAIN, STRIPED].map((itemStyle, i) => ({
      type: 'bar' as const,
      name: names[i]!,
      stack: 'time',
      barMaxWidth: 18,
      itemStyle,
      data: parts[i]!,
    })),
  };
}

/** A bar per column with its number above; on a narrow screen, where the names would overlap, a bar per row. */
export function columns({ names, values }: { names: string[]; values: number[] }, width: number): ChartOption {
  const isNarrow = width < NARROW;
  const category = { type: 'category' as const, data: names, axisTick: { show: false } };
  const value = { type: 'value' as const, show: false };
  const label = { show: true, position: isNarrow ? ('right' as const) : ('top' as const), ...text(12) };
  const series = [{ type: 'bar' as const, barMaxWidth: isNarrow ? 18 : 64, itemStyle: PLAIN, label, data: values }];
  return isNarrow
    ? {
        grid: { left: 132, right: 36, top: 4, bottom: 4 },
        xAxis: value,
        yAxis: { ...category, inverse: true, axisLabel: text(12) },
        series,
      }
    : {
        grid: { left: 8, right: 8, top: 24, bottom: 44 },
        xAxis: {
          ...category,
          axisLabel: { ...text(12), interval: 0, width: width / names.length - 8, overflow: 'break' },
        },
        yAxis: value,
        series,
      };
}
