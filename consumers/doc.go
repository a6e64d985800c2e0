// Package consumers runs what package render writes through the programs and
// parsers of those who read it: Prometheus, promtool and node_exporter, the
// SARIF schema, its Multitool and go-sarif, the JUnit schemas and go-junit, a
// Markdown renderer with GitHub's extensions, the grammar of performance data,
// a JSON Schema validator, the Nu checker, and Chromium with axe.
//
// It is a module of its own, so that none of them comes into a program that
// imports the library. What cannot be found on a machine is skipped by name;
// tools.sh fetches what can be had.
package consumers
