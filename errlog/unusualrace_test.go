//go:build race

package errlog_test

// The race detector makes the simulation ten times as slow, and rates are
// measured without it.
const simulatedLogs = 2
