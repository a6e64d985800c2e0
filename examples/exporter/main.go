// Exporter serves the outcome of the daily check: metrics for Prometheus, and
// the page for people.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"example.com/centrevu/examples/internal/build"
)

func main() {
	if build.Said(os.Stdout, "exporter", os.Args[1:]) {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}
