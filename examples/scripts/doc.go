// Package scripts tries the example programs as they are built and started: what
// they print, and with which status they end. It is a module of its own, so
// that what the tests need is in nobody's go.mod.
package scripts
