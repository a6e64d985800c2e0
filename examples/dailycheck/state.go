package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
	"example.com/centrevu/examples/internal/cli"
	"example.com/centrevu/internal/plain"
	"example.com/centrevu/report"
)

// The files of a state folder. Each is replaced as a whole, and learning a day
// or accepting a line a second time changes nothing: a run that was killed
// between two of them is repeated.
const (
	historyFile  = "history.jsonl" // as report.Append writes it
	acceptedFile = "accepted.yml"  // a rule file: what was accepted as known
	baselineFile = "baseline-%s.json"
)

// state is what was kept of the days before.
type state struct {
	dir       string
	unlock    func()
	kept      []byte // of the history
	history   *report.JSONLHistory
	baselines map[string]*errlog.Baseline // by server; none for a damaged one
	faults    map[string]error            // of baselines
}

// openState reads a state folder, which it makes if it is not there. No other
// run uses it until close.
func openState(dir string) (*state, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("state folder %s: %w", dir, cli.Cause(err))
	}
	unlock, err := lock(filepath.Join(dir, ".lock"))
	if err != nil {
		return nil, fmt.Errorf("state folder %s: %w", dir, cli.Cause(err))
	}
	s := &state{dir: dir, unlock: unlock, baselines: map[string]*errlog.Baseline{}, faults: map[string]error{}}
	sweep(dir)
	if s.kept, err = os.ReadFile(filepath.Join(dir, historyFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		unlock()
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, historyFile), cli.Cause(err))
	}
	s.history, _ = report.NewHistory(bytes.NewReader(s.kept)) // it yields its errors, which become findings
	for _, name := range serverNames {
		text, err := os.ReadFile(s.baseline(name))
		b := &errlog.Baseline{}
		if err == nil {
			err = json.Unmarshal(text, b)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			s.faults[name] = fmt.Errorf("what is usual in the error log cannot be read: %w; move the file away to learn it anew", cli.Cause(err))
			continue
		}
		s.baselines[name] = b
	}
	return s, nil
}

func (s *state) close() {
	if s != nil {
		s.unlock()
	}
}

func (s *state) baseline(server string) string {
	return filepath.Join(s.dir, fmt.Sprintf(baselineFile, server))
}

// enoughDays is from when on a server's log is judged by what is usual in it:
// a Baseline gives no verdict on less than 14 days.
const enoughDays = 14

// lend gives a server what is usual in its log.
func (s *state) lend(name string, server *report.Server) {
	if s == nil || server == nil {
		return
	}
	if err := s.faults[name]; err != nil {
		server.Problems = append(server.Problems, report.Problem{Fact: report.FactErrors, At: centrevu.Line{Source: s.baseline(name)}, Message: plain.Line(err.Error()), Err: err})
		return
	}
	if b := s.baselines[name]; len(slices.Collect(b.Days())) >= enoughDays {
		server.Baseline = b
	}
}

// before returns the history up to a time: a day that is checked again is
// judged as it was, without what came later.
func (s *state) before(now time.Time) report.History {
	if s == nil {
		return nil
	}
	return earlier{s.history, now}
}

type earlier struct {
	report.History
	now time.Time
}

func (e earlier) Reports(since time.Time) iter.Seq2[*report.Report, error] {
	return func(yield func(*report.Report, error) bool) {
		for r, err := range e.History.Reports(since) {
			if (err != nil || r.Now.Before(e.now)) && !yield(r, err) {
				return
			}
		}
	}
}

// keep writes what this run adds: the report, and what the logs show to be
// usual.
func (s *state) keep(r *report.Report, now time.Time) error {
	if s == nil {
		return nil
	}
	var errs []error
	for i, server := range []*report.Server{r.Pair.Primary, r.Pair.Secondary} {
		if b := s.baselines[serverNames[i]]; b != nil && learn(b, server, now) {
			errs = append(errs, s.keepBaseline(serverNames[i]))
		}
	}
	text := bytes.NewBuffer(s.kept)
	err := report.Append(text, r)
	if err == nil {
		err = replace(filepath.Join(s.dir, historyFile), text.Bytes())
	}
	return errors.Join(append(errs, err)...)
}

func (s *state) keepBaseline(server string) error {
	text, err := json.Marshal(s.baselines[server])
	if err != nil {
		return err
	}
	return replace(s.baseline(server), text)
}

// learn takes the days that a log shows from beginning to end as usual: not the
// one of its first entry, of which the beginning may be missing, nor the one on
// which it was captured. A log that was not understood to its last line, or
// that is a part of the whole, teaches nothing: a day of which entries are
// missing would look quieter than it was.
func learn(b *errlog.Baseline, server *report.Server, now time.Time) bool {
	if server == nil || server.Errors == nil || server.Errors.Scope.Part || len(server.Errors.Unclaimed) > 0 {
		return false
	}
	for _, p := range server.Problems {
		if p.Fact == report.FactErrors || p.Fact == 0 {
			return false
		}
	}
	log := server.Errors
	var first, newest time.Time
	for i := range log.Entries {
		switch t := log.Entries[i].Time; {
		case t.IsZero():
			return false // it could be of any day
		case first.IsZero() || t.Before(first):
			first = t
		case t.After(newest):
			newest = t
		}
	}
	if first.IsZero() || first.After(now) || newest.After(now) {
		return false
	}
	until := now
	if !log.NotAfter.IsZero() && log.NotAfter.Before(now) {
		until = log.NotAfter
	}
	until = log.Scope.Until(newest, until).In(first.Location())
	first = noon(first).AddDate(0, 0, 1)
	last := noon(until).AddDate(0, 0, -1)
	if last.Before(first) {
		return false
	}
	b.LearnDays(slices.Values(log.Entries), first, last)
	return true
}

// noon is on the same day, and stays on it whatever the clocks do.
func noon(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 12, 0, 0, 0, t.Location())
}

const unfinished = ".unfinished-"

// replace writes a file so that it is the old one or the new one whenever the
// program or the machine stops. The libraries that do this are about as long;
// one would be in the go.mod of everybody who imports this module.
func replace(name string, text []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), unfinished+"*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	_, err = f.Write(text)
	mode := fs.FileMode(0o644)
	if info, statErr := os.Stat(name); statErr == nil {
		mode = info.Mode().Perm()
	}
	if err = errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), name); err != nil {
		return err
	}
	if dir, openErr := os.Open(filepath.Dir(name)); openErr == nil {
		_ = dir.Sync() // not every file system can
		dir.Close()
	}
	return nil
}

// sweep removes what runs that were killed have left.
func sweep(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), unfinished) {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
