package centrevu_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/internal/golden"
	"example.com/centrevu/links"
)

// A capture that ends early never reads healthier than the whole, and shows no
// value that the whole does not.
func TestCutting(t *testing.T) {
	for name, c := range golden.Cases(t, "testdata/backup/valid", "testdata/backup/invalid") {
		if strings.Contains(name, "twice") {
			continue // before the second showing, the first is all there is
		}
		t.Run("backup/"+name, func(t *testing.T) {
			whole, _ := backup.Parse(bytes.NewReader(c.Capture), c.Source)
			for n := range c.Capture {
				got, _ := backup.Parse(bytes.NewReader(c.Capture[:n]), c.Source)
				if got.CompletedToday != nil {
					require.Equal(t, whole.CompletedToday, got.CompletedToday, "%q", c.Capture[:n])
				}
				if got.State == backup.Finished {
					require.Equal(t, backup.Finished, whole.State, "%q", c.Capture[:n])
					require.Equal(t, whole.FinishedAt, got.FinishedAt, "%q", c.Capture[:n])
				} else {
					require.Zero(t, got.FinishedAt)
				}
			}
		})
	}
	for name, c := range golden.Cases(t, "testdata/archive/valid", "testdata/archive/invalid") {
		if strings.Contains(name, "twice") {
			continue
		}
		t.Run("archive/"+name, func(t *testing.T) {
			whole, _ := archive.Parse(bytes.NewReader(c.Capture), c.Source)
			for n := range c.Capture {
				got, _ := archive.Parse(bytes.NewReader(c.Capture[:n]), c.Source)
				for _, r := range got.Runs {
					w := runOf(whole, r)
					require.NotNil(t, w, "%v\n%q", r, c.Capture[:n])
					if r.State != archive.Unknown {
						require.Equal(t, w.State, r.State, "%v\n%q", r, c.Capture[:n])
					}
					if !r.Last.IsZero() {
						require.Equal(t, w.Last, r.Last, "%v\n%q", r, c.Capture[:n])
					}
					if !r.Next.IsZero() {
						require.Equal(t, w.Next, r.Next, "%v\n%q", r, c.Capture[:n])
					}
				}
			}
		})
	}
	for name, c := range golden.Cases(t, "testdata/links/valid", "testdata/links/invalid") {
		if strings.Contains(name, "twice") {
			continue
		}
		t.Run("links/"+name, func(t *testing.T) {
			whole, _ := links.Parse(bytes.NewReader(c.Capture), c.Source)
			for n := range c.Capture {
				got, _ := links.Parse(bytes.NewReader(c.Capture[:n]), c.Source)
				for _, l := range got.Links {
					w := linkOf(whole, l)
					require.NotNil(t, w, "%v\n%q", l, c.Capture[:n])
					if l.State() != links.Unknown {
						require.Equal(t, w.State(), l.State(), "%v\n%q", l, c.Capture[:n])
					}
				}
			}
		})
	}
}

func runOf(st *archive.Status, r archive.Run) *archive.Run {
	for i, w := range st.Runs {
		if w.Kind == r.Kind && w.ACD == r.ACD {
			return &st.Runs[i]
		}
	}
	return nil
}

func linkOf(st *links.Status, l links.Link) *links.Link {
	for i, w := range st.Links {
		if w.ACD == l.ACD {
			return &st.Links[i]
		}
	}
	return nil
}

// A status word with any letter changed is no documented word, so the value
// it stood for is not known.
func TestChangedWords(t *testing.T) {
	change := func(capture []byte, words *regexp.Regexp, check func(changed []byte, word string)) {
		for _, at := range words.FindAllIndex(capture, -1) {
			for i := at[0]; i < at[1]; i++ {
				if capture[i] == ' ' {
					continue
				}
				changed := bytes.Clone(capture)
				changed[i] = 'z'
				check(changed, string(changed[at[0]:at[1]]))
			}
		}
	}
	for name, c := range golden.Cases(t, "testdata/backup/valid") {
		if strings.Contains(name, "twice") {
			continue
		}
		change(c.Capture, regexp.MustCompile(`Last backup finished`), func(changed []byte, word string) {
			st, _ := backup.Parse(bytes.NewReader(changed), c.Source)
			assert.Equal(t, backup.Unknown, st.State, "%s: %s", name, word)
		})
	}
	known := func(st *archive.Status) (n int) {
		for _, r := range st.Runs {
			if r.State != archive.Unknown {
				n++
			}
		}
		return n
	}
	for name, c := range golden.Cases(t, "testdata/archive/valid") {
		if strings.Contains(name, "scrolled") || strings.Contains(name, "twice") {
			continue // another page shows the row unchanged
		}
		whole, _ := archive.Parse(bytes.NewReader(c.Capture), c.Source)
		change(c.Capture, regexp.MustCompile(`finished|running|not run`), func(changed []byte, word string) {
			st, _ := archive.Parse(bytes.NewReader(changed), c.Source)
			assert.Equal(t, known(whole)-1, known(st), "%s: %s", name, word)
		})
	}
	up := func(st *links.Status) (n int) {
		for _, l := range st.Links {
			if l.Up() {
				n++
			}
		}
		return n
	}
	for name, c := range golden.Cases(t, "testdata/links/valid") {
		whole, _ := links.Parse(bytes.NewReader(c.Capture), c.Source)
		change(c.Capture, regexp.MustCompile(`(?m)data transfer +data transfer +operational`), func(changed []byte, word string) {
			st, _ := links.Parse(bytes.NewReader(changed), c.Source)
			assert.Equal(t, up(whole)-1, up(st), "%s: %s", name, word)
		})
	}
}
