/** A Jest reporter: prints the ten slowest suites of a run of many, to keep the whole below its budget. */
export default class SlowestSuites {
  onRunComplete(_contexts, { testResults }) {
    if (testResults.length < 20) return;
    const slowest = testResults
      .map(({ testFilePath, perfStats }) => ({
        suite: testFilePath.replace(/^.*\/dist\//, '').replace(/\.js$/, ''),
        seconds: (perfStats.end - perfStats.start) / 1000,
      }))
      .toSorted((a, b) => b.seconds - a.seconds)
      .slice(0, 10);
    console.log('\nThe ten slowest suites:');
    for (const { suite, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(8)} s  ${suite}`);
  }
}
