//go:build !race

package errlog_test

const simulatedLogs = 10
