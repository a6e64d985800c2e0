package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"example.com/centrevu/internal/plain"
)

const help = `exporter serves what the daily check wrote last.

  exporter -json FILE [-html FILE] [-listen ADDRESS] [-max-age TIME]

  -json FILE        output of the check with format json
  -html FILE        output of the check with format html, for /
  -listen ADDRESS   where to listen (default 127.0.0.1:9823: this machine only)
  -max-age TIME     from when on a check says nothing any more, and the verdict
                    is unknown (default 26h: the check is daily)
  -version          show the version
  -h                show this

  /metrics   for Prometheus: what the check's format openmetrics has
  /          the page
  /healthz   200 if there is a check that is not too old, else 503; it says
             nothing of the verdict

It checks nothing itself, so that there is one verdict, and one history, however
many look at it. Both files are read anew for each request.

Exit status: 0 it was told to stop, 3 it could not begin or go on.
`

// flags is what the command line says.
type flags struct {
	json, html string
	listen     string
	maxAge     time.Duration
}

func parse(args []string) (*flags, error) {
	var f flags
	set := flag.NewFlagSet("exporter", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	set.StringVar(&f.json, "json", "", "")
	set.StringVar(&f.html, "html", "", "")
	set.StringVar(&f.listen, "listen", "127.0.0.1:9823", "")
	set.DurationVar(&f.maxAge, "max-age", 26*time.Hour, "")
	switch err := set.Parse(args); {
	case err != nil:
		return nil, err
	case set.NArg() > 0:
		return nil, fmt.Errorf("%q is no flag", set.Arg(0))
	case f.json == "":
		return nil, errors.New("-json names what the check writes")
	case f.maxAge <= 0:
		return nil, errors.New("-max-age is more than nothing")
	}
	return &f, nil
}

// run is the program without its process: it returns the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	f, err := parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		if _, err = io.WriteString(stdout, help); err == nil {
			return 0
		}
	case err != nil:
		err = fmt.Errorf("%w; -h says more", err)
	default:
		if err = f.serve(ctx, stderr); err == nil {
			return 0
		}
	}
	fmt.Fprintf(stderr, "exporter: %s\n", plain.Line(err.Error()))
	return 3
}

// serve answers until ctx is done, and then what was asked before.
func (f *flags) serve(ctx context.Context, stderr io.Writer) error {
	handler, err := f.handler(time.Now)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", f.listen)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
	fmt.Fprintf(stderr, "exporter: listening on http://%s\n", listener.Addr())
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	err = server.Shutdown(last)
	<-failed // it has ended
	return err
}
