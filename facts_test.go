package centrevu_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
)

// facts is what a capture shows, as its .facts.json has it.
type facts struct {
	Links   []linkFact  `json:"links"`
	Backup  backupFact  `json:"backup"`
	Archive []runFact   `json:"archive"`
	Errlog  []entryFact `json:"errlog"`
}

type linkFact struct {
	ACD         int    `json:"acd"`
	Name        string `json:"name"`
	Application string `json:"application"`
	Session     string `json:"session"`
	Connection  string `json:"connection"`
	Up          bool   `json:"up"`
	Peer        string `json:"peer"`
}

type backupFact struct {
	CompletedToday *int   `json:"completed_today"`
	Status         string `json:"status"`
	LastFinished   string `json:"last_finished"`
	Text           string `json:"text"`
}

type runFact struct {
	ACD    int    `json:"acd"`
	Name   string `json:"name"`
	Type   string `json:"type"`
	Status string `json:"status"`
	Last   string `json:"last"`
	Next   string `json:"next"`
}

type entryFact struct {
	Time     string `json:"time"`
	Code     int    `json:"code"`
	ACD      int    `json:"acd"`
	Severity string `json:"severity"`
	Text     string `json:"text"`
}

func wall(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02T15:04:05")
}

// read reads all four windows of a capture.
func read(t testing.TB, capture []byte, src centrevu.Source) facts {
	t.Helper()
	var f facts
	ls, err := links.Parse(bytes.NewReader(capture), src)
	require.NoError(t, err)
	for _, l := range ls.Links {
		f.Links = append(f.Links, linkFact{l.ACD.Number, l.ACD.Name, l.Application, l.Session, l.Connection, l.Up(), l.Peer})
	}
	bs, err := backup.Parse(bytes.NewReader(capture), src)
	require.NoError(t, err)
	f.Backup = backupFact{CompletedToday: bs.CompletedToday, Status: bs.State.String(), LastFinished: wall(bs.FinishedAt)}
	if bs.State == backup.Unknown {
		f.Backup.Text = bs.Text
	}
	as, err := archive.Parse(bytes.NewReader(capture), src)
	require.NoError(t, err)
	for _, r := range as.Runs {
		f.Archive = append(f.Archive, runFact{r.ACD.Number, r.ACD.Name, r.Kind.String(), r.State.String(), wall(r.Last), wall(r.Next)})
	}
	f.Errlog = []entryFact{}
	for e, err := range errlog.Entries(bytes.NewReader(capture), src) {
		if err != nil {
			require.ErrorIs(t, err, centrevu.ErrNoRows)
			continue
		}
		f.Errlog = append(f.Errlog, entryFact{wall(e.Time), e.Code, e.ACD.Number, string(e.Severity), e.Text})
	}
	return f
}

// Every fact of the sample captures is found, from the recording and from
// what it showed in other forms.
func TestFacts(t *testing.T) {
	for _, file := range captureFiles(t, ".typescript") {
		recording, err := os.ReadFile(file)
		require.NoError(t, err)
		text, err := os.ReadFile(strings.TrimSuffix(file, ".typescript") + ".facts.json")
		require.NoError(t, err)
		var want facts
		require.NoError(t, json.Unmarshal(text, &want))
		src := sourceOf(t, file)
		screens, err := collect(t, recording, src)
		require.NoError(t, err)
		name := filepath.Base(file)
		forms := map[string][]byte{
			"recording":   recording,
			"plain text":  inForm(screens, func(s *centrevu.Screen) string { return s.String() }),
			"ASCII":       inForm(screens, printed),
			"CRLF":        inForm(screens, func(s *centrevu.Screen) string { return strings.ReplaceAll(s.String(), "\n", "\r\n") }),
			"clint rows":  inForm(screens, clint),
			"132 columns": inForm(screens, wide),
			"without FF":  bytes.ReplaceAll(inForm(screens, printed), []byte("\f"), nil),
		}
		if saved, err := os.ReadFile(strings.TrimSuffix(file, ".typescript") + ".screens"); err == nil {
			forms["saved screens"] = saved
		}
		for form, capture := range forms {
			t.Run(name+"/"+form, func(t *testing.T) {
				assert.Equal(t, want, read(t, capture, src))
			})
		}
	}
}

// inForm writes the screens with a title, a form feed between two.
func inForm(screens []*centrevu.Screen, write func(*centrevu.Screen) string) []byte {
	var pages []string
	for _, s := range screens {
		if s.Title != "" {
			pages = append(pages, write(s))
		}
	}
	return []byte(strings.Join(pages, "\f"))
}

// clint writes the frontmost window as clint prints rows.
func clint(s *centrevu.Screen) string {
	w := s.Windows()[0]
	b := "|" + w.Title + "\n"
	for _, l := range w.Lines {
		b += "|" + l.Text + "\n"
	}
	return b + "+Exit\nSuccessful\n"
}

// wide moves the screen to the right of one that is 132 columns wide.
func wide(s *centrevu.Screen) string {
	var b strings.Builder
	for _, l := range s.Lines {
		text := strings.Repeat(" ", 50) + l.Text
		b.WriteString(text + strings.Repeat(" ", max(0, 132-len([]rune(text)))) + "\n")
	}
	return b.String()
}

// A recording that ends anywhere gives no value that the whole has not.
func TestCuttingRecordings(t *testing.T) {
	for _, file := range captureFiles(t, ".typescript") {
		recording, err := os.ReadFile(file)
		require.NoError(t, err)
		if revisited(t, file) {
			continue // a prefix may rightly show other values
		}
		src := sourceOf(t, file)
		whole := read(t, recording, src)
		has := map[any]bool{}
		for _, l := range whole.Links {
			has[l] = true
		}
		for _, r := range whole.Archive {
			has[r] = true
		}
		step := 293
		if testing.Short() || strings.HasPrefix(file, "..") {
			step = 997
		}
		for n := 200; n < len(recording); n += step {
			ls, err := links.Parse(bytes.NewReader(recording[:n]), src)
			excused(t, err)
			for _, l := range ls.Links {
				if l.Up() {
					assert.True(t, has[linkFact{l.ACD.Number, l.ACD.Name, l.Application, l.Session, l.Connection, true, l.Peer}], "%s cut at %d: %v", file, n, l)
				}
			}
			as, err := archive.Parse(bytes.NewReader(recording[:n]), src)
			excused(t, err)
			for _, r := range as.Runs {
				if r.State == archive.Unknown || r.State != archive.NotRun && r.Last.IsZero() {
					continue
				}
				f := runFact{r.ACD.Number, r.ACD.Name, r.Kind.String(), r.State.String(), wall(r.Last), wall(r.Next)}
				if r.Next.IsZero() {
					continue // flagged, if the column is there
				}
				assert.True(t, has[f], "%s cut at %d: %v", file, n, f)
			}
			bs, err := backup.Parse(bytes.NewReader(recording[:n]), src)
			excused(t, err)
			if bs.State == backup.Finished {
				assert.Equal(t, whole.Backup.LastFinished, wall(bs.FinishedAt), "%s cut at %d", file, n)
			}
		}
	}
}

// excused checks that what went wrong is one of the things callers know.
func excused(t testing.TB, err error) {
	t.Helper()
	if err == nil {
		return
	}
	for _, kind := range []error{centrevu.ErrEmpty, centrevu.ErrOtherScreen, centrevu.ErrNoRows, centrevu.ErrSyntax} {
		if errors.Is(err, kind) {
			return
		}
	}
	t.Errorf("unexpected: %v", err)
}
