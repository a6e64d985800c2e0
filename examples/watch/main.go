// Watch runs the daily check again when new captures have arrived.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"example.com/centrevu/examples/internal/build"
)

func main() {
	if build.Said(os.Stdout, "watch", os.Args[1:]) {
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}
