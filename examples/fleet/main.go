// Fleet judges every day of every pair of a fleet, and the error logs of all
// its servers, on Apache Beam: on this machine without any service, or on Flink,
// Spark or Dataflow.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // so that zones work where the system has none
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}
