package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/container/tools"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/artifact"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/internal/fleetsim"
)

// A job service that is another process gets the same outputs, by the flags that
// Flink and Spark are given: whether it hands the work back to the program that
// asked for it, or to a worker of its own, which knows of the command line what
// Beam carries and no more.
func TestOtherRunner(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	writeFleet(t, dir, &fleetsim.Fleet{Seed: 8, Sites: 3, Days: 3, FaultRate: 0.3, CutLogs: 0.5})
	args := []string{"-captures", filepath.Join(dir, "site-*"), "-out", out, "-all", "-tz", "Europe/Oslo"}
	status, _, stderr := runHere(t, args...)
	require.Empty(t, stderr)
	want := tree(t, out)

	self, err := os.Executable()
	require.NoError(t, err)
	worker, err := json.Marshal(map[string]any{"command": "boot", "env": map[string]string{"BOOT_DIR": t.TempDir()}})
	require.NoError(t, err)
	endpoint := jobService(t)
	for name, environment := range map[string][]string{
		"here":           {"--environment_type=LOOPBACK"},
		"another worker": {"--environment_type=PROCESS", "--environment_config=" + string(worker), "--worker_binary=" + self},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, os.RemoveAll(out))
			ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute) // a job service without a worker waits for one
			defer cancel()
			cmd := exec.CommandContext(ctx, "fleet", append(append(args, "--runner=universal", "--endpoint="+endpoint), environment...)...)
			said, _ := cmd.CombinedOutput()
			require.Equal(t, status, cmd.ProcessState.ExitCode(), "%s", said)
			assert.Equal(t, want, tree(t, out))
		})
	}
}

// jobService starts prism as a process of its own.
func jobService(t *testing.T) (endpoint string) {
	t.Helper()
	free, err := net.Listen("tcp", "localhost:0")
	require.NoError(t, err)
	endpoint = free.Addr().String()
	require.NoError(t, free.Close())
	_, port, err := net.SplitHostPort(endpoint)
	require.NoError(t, err)
	cmd := exec.Command("prism", port)
	cmd.Dir = t.TempDir()
	var said buffer
	cmd.Stderr = &said
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if t.Failed() {
			t.Logf("the job service said:\n%s", said.String())
		}
	})
	require.Eventually(t, func() bool { return answers(endpoint) == nil }, time.Minute, 10*time.Millisecond)
	return endpoint
}

// prismMain is the program prism: a job service, until nobody wants it.
func prismMain() {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	port, err := strconv.Atoi(os.Args[1])
	if err == nil {
		_, err = prism.CreateJobServer(ctx, prism.Options{Port: port, IdleShutdownTimeout: time.Minute, CancelFn: cancel})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	<-ctx.Done()
}

// bootMain starts a worker as the program in Beam's containers does
// (go/container/boot.go): with what was staged, and told no more than where the
// service is.
func bootMain() {
	fmt.Fprintln(os.Stderr, boot())
	os.Exit(1)
}

func boot() error {
	given := map[string]string{}
	for _, arg := range os.Args[1:] {
		name, value, _ := strings.Cut(arg, "=")
		given[name] = strings.Trim(value, "'") // prism 2.77 quotes for a shell that is not there
	}
	ctx := grpcx.WriteWorkerID(context.Background(), given["--id"])
	info, err := tools.ProvisionInfo(ctx, given["--provision_endpoint"])
	if err != nil {
		return err
	}
	dir := os.Getenv("BOOT_DIR")
	staged, err := artifact.Materialize(ctx, info.GetArtifactEndpoint().GetUrl(), info.GetDependencies(), info.GetRetrievalToken(), dir)
	if err != nil {
		return err
	}
	name, _ := artifact.MustExtractFilePayload(staged[0])
	worker := filepath.Join(dir, name)
	if err := os.Chmod(worker, 0o755); err != nil {
		return err
	}
	// TestMain takes what is called so for the program.
	return syscall.Exec(worker, []string{
		"fleet", "--worker=true", "--id=" + given["--id"],
		"--logging_endpoint=" + info.GetLoggingEndpoint().GetUrl(), "--control_endpoint=" + info.GetControlEndpoint().GetUrl(),
	}, os.Environ())
}
