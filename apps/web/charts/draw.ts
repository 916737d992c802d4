import { BarChart, HeatmapChart } from 'echarts/charts';
import { GridComponent, LegendComponent, VisualMapComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from './options.js';

use([BarChart, HeatmapChart, GridComponent, LegendComponent, VisualMapComponent, SVGRenderer]);

/** A chart as the text of an SVG picture. It needs no document, so that it also serves pictures for paper. */
function svgOf(option: ChartOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, ...option });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}

/**
 * A chart as an element of the page. The Content-Security-Policy allows neither styles in attributes nor style sheets in the text:
 * styles are set one by one, and the sheets, which only serve pointers, are left out.
 */
export function drawChart(option: ChartOption, width: number, height: number): SVGElement {
  const text = svgOf(option, width, height)
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replaceAll(' style="', ' data-style="');
  const drawn = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  const picture = document.importNode(drawn, true) as unknown as SVGElement;
  for (const element of [picture, ...picture.querySelectorAll<SVGElement>('[data-style]')]) {
    const style = element.getAttribute('data-style');
    if (style !== null) element.style.cssText = style;
    element.removeAttribute('data-style');
  }
  return picture;
}
