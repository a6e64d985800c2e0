package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/report"
	"example.com/centrevu/report/rulefile"
)

// run is the program without its process: it returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	status, err := do(ctx, args, stdout, stderr)
	var wrong *wrongRules
	switch {
	case errors.As(err, &wrong):
		fmt.Fprint(stderr, rulefile.Excerpts(wrong.err))
	case err != nil:
		fmt.Fprintf(stderr, "fleet: %s\n", brief(err))
	default:
		return status
	}
	return report.Unknown.ExitCode()
}

func do(ctx context.Context, args []string, stdout, stderr io.Writer) (status int, err error) {
	f, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		_, err = io.WriteString(stdout, help)
		return 0, err
	case err != nil:
		var wrong *wrongRules
		if errors.As(err, &wrong) {
			return 0, err
		}
		return 0, fmt.Errorf("%w; -h says more", err)
	case f.version:
		_, err = fmt.Fprintln(stdout, version())
		return 0, err
	}
	if !beam.Initialized() {
		beam.Init() // a worker that a runner started does not return from here
	}
	if !f.verbose {
		slog.SetDefault(slog.New(slog.DiscardHandler))
	}
	out, err := begin(ctx, f.out)
	if err != nil {
		return 0, fmt.Errorf("-out %s: %w", f.out, cli.Cause(err))
	}
	defer out.close()
	f.Config.Out = out.stage

	p, s := beam.NewPipelineWithRoot()
	plan(s, f.Config, f.captures, f.logs)
	stop := showProgress(stderr)
	err = beamx.Run(ctx, p)
	stop()
	switch {
	case ctx.Err() != nil:
		return 0, errors.New("stopped before it was done; what was there before is as it was")
	case err != nil:
		return 0, ofStage(err)
	}
	text, err := readAll(ctx, join(out.stage, summaryFile))
	if err != nil {
		return 0, fmt.Errorf("the run left no summary: %w", cli.Cause(err))
	}
	var sum summary
	if err := json.Unmarshal(text, &sum); err != nil {
		return 0, err
	}
	if err := out.commit(ctx); err != nil {
		return 0, fmt.Errorf("-out %s: %w", f.out, cli.Cause(err))
	}
	return sum.Status, sum.print(stdout, f.out)
}

// ofStage returns what a stage said of Beam's account of a failed run, which has
// the plan of the stage before it.
func ofStage(err error) error {
	text := strings.TrimSpace(err.Error())
	if i := strings.LastIndex(text, "failed:\n"); i >= 0 {
		return errors.New(text[i+len("failed:\n"):])
	}
	return err
}

func readAll(ctx context.Context, name string) ([]byte, error) {
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	defer files.Close()
	return filesystem.Read(ctx, files, name)
}
