package errlog_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/errlog"
)

// kept is the cursor as a program has it the next day.
func kept(t testing.TB, c errlog.Cursor) errlog.Cursor {
	t.Helper()
	b, err := json.Marshal(c)
	require.NoError(t, err)
	var again errlog.Cursor
	require.NoError(t, json.Unmarshal(b, &again))
	return again
}

func at(log []byte) (*bytes.Reader, int64) { return bytes.NewReader(log), int64(len(log)) }

// From a Cursor resumed at every possible point the entries are those of one
// plain reading, lines included.
func TestCursorAtEveryEntry(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 11))
	for i := range 120 {
		log := randomLog(r, 1+r.IntN(25), pieces)
		if !errlog.IsPlain(log) {
			continue
		}
		src := sources(t)[i%4]
		ra, size := at(log)
		whole := collect(errlog.Entries(bytes.NewReader(log), src))
		for n := 1; n <= len(whole); n++ {
			var c errlog.Cursor
			var got []read
			for e, err := range c.Finish(ra, size, src) {
				if got = append(got, one(e, err)); len(got) == n {
					break
				}
			}
			c = kept(t, c)
			got = append(got, collect(c.Finish(ra, size, src))...)
			require.Equal(t, whole, got, "after %d of %q", n, log)
			require.Empty(t, collect(c.Finish(ra, size, src)), "all was read")
		}
	}
}

// A log that is read while it is written, however much of it is there each
// time, gives the entries of one plain reading.
func TestCursorInALogThatGrows(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 12))
	for i := range 60 {
		log := randomLog(r, 1+r.IntN(15), pieces)
		if !errlog.IsPlain(log) {
			continue
		}
		src := sources(t)[i%4]
		whole := collect(errlog.Entries(bytes.NewReader(log), src))
		for step := range 20 {
			var c errlog.Cursor
			var got []read
			for n := 0; n < len(log); n += 1 + r.IntN(1+step*2) {
				if !errlog.IsPlain(log[:n]) {
					continue
				}
				ra, size := at(log[:n])
				before, unfinished := c, false
				for e, err := range c.Entries(ra, size, src) {
					if c.Offset == 0 && err != nil && isNoLog(err.Error()) {
						continue // there is no record yet
					}
					require.False(t, unfinished, "it is the last")
					if unfinished = e.Unfinished; !unfinished {
						got = append(got, one(e, err))
					}
				}
				require.GreaterOrEqual(t, c.Offset, before.Offset)
				c = kept(t, c)
			}
			ra, size := at(log)
			var newest errlog.Entry
			for e, err := range c.Entries(ra, size, src) {
				switch {
				case e.Unfinished:
					newest = e
				case err == nil || !isNoLog(err.Error()):
					got = append(got, one(e, err))
				}
			}
			got = append(got, collect(c.Finish(ra, size, src))...)
			require.Equal(t, whole, got, "%q", log)
			if last := whole[len(whole)-1]; newest.Unfinished && last.Err == "" {
				newest.Unfinished = false
				require.Equal(t, last.Entry, errlog.WithoutOrigin(newest), "%q", log)
			}
		}
	}
}

func isNoLog(s string) bool {
	return strings.Contains(s, centrevu.ErrEmpty.Error()) || strings.Contains(s, centrevu.ErrNoRows.Error()) || strings.Contains(s, centrevu.ErrOtherScreen.Error())
}

func TestCursorLeavesTheLastRecord(t *testing.T) {
	var c errlog.Cursor
	log := "10/19/15 12:29 PM 3 4 INFO\nLink to ACD 4 is down\n10/19/15 12:30 PM 3 4 INFO\nLink to"
	texts := func(log string, finish bool) (all []string) {
		t.Helper()
		entries := c.Entries
		if finish {
			entries = c.Finish
		}
		for e, err := range entries(strings.NewReader(log), int64(len(log)), centrevu.Source{Name: "log"}) {
			if err != nil {
				all = append(all, err.Error())
				continue
			}
			if e.Unfinished {
				e.Text += "|"
			}
			all = append(all, e.Text)
		}
		return all
	}
	assert.Equal(t, []string{"Link to ACD 4 is down", "Link to|"}, texts(log, false))
	assert.Equal(t, []string{"Link to|"}, texts(log, false), "the cursor stays before it")
	log += " ACD 4 is up\n"
	assert.Equal(t, []string{"Link to ACD 4 is up|"}, texts(log, false), "more of it may come")
	log += "10/19/15 12:31 PM 3 4 IN"
	assert.Equal(t, []string{"Link to ACD 4 is up|"}, texts(log, false), "this may go on as a text")
	log += "FO\n"
	assert.Equal(t, []string{"Link to ACD 4 is up"}, texts(log, false), "what has no text yet is none")
	log += "last\n"
	assert.Equal(t, []string{"last"}, texts(log, true))
	log += "and more of it\n10/19/15 12:32 PM 3 4 INFO\nx\n"
	assert.Equal(t, []string{"log:7:1: not understood: text behind the end of an entry", "x"}, texts(log, true), "what comes too late is not lost in silence")
}

func TestCursorOfAnotherLog(t *testing.T) {
	log := makeLog(20_000, false, logShapes[0].record)
	ra, size := at(log)
	var c errlog.Cursor
	collect(c.Entries(ra, size, centrevu.Source{}))
	require.Positive(t, c.Offset)
	was := c

	only := func(log []byte, want error) {
		t.Helper()
		ra, size := at(log)
		n := 0
		for _, err := range c.Entries(ra, size, centrevu.Source{Name: "log"}) {
			assert.ErrorIs(t, err, want)
			var pe *centrevu.ParseError
			assert.ErrorAs(t, err, &pe)
			n++
		}
		assert.Equal(t, 1, n)
		assert.Equal(t, was, c, "the cursor stays")
	}
	only(log[:len(log)/2], errlog.ErrTruncated)
	only(log[:100], errlog.ErrRotated)
	only(nil, errlog.ErrRotated)
	only(makeLog(30_000, false, logShapes[2].record), errlog.ErrRotated)
	changed := bytes.Clone(log)
	changed[c.Offset-10]++
	only(changed, errlog.ErrRotated)

	c = errlog.Cursor{Offset: 100}
	was = c
	only(log, errlog.ErrRotated)
	c = errlog.Cursor{}
	was = c
	only([]byte("\x1b[H\x1b[2Jx"), errlog.ErrNotPlain)
	only([]byte("\x1f\x8b\x08"), errlog.ErrNotPlain)
}

// An entry that the body of the loop did not get to the end of is read again.
func TestCursorAndPanic(t *testing.T) {
	log := makeLog(5_000, false, logShapes[0].record)
	ra, size := at(log)
	var c errlog.Cursor
	n := 0
	assert.Panics(t, func() {
		for range c.Entries(ra, size, centrevu.Source{}) {
			if n++; n == 3 {
				panic("full disk")
			}
		}
	})
	rest := collect(c.Finish(ra, size, centrevu.Source{}))
	assert.Equal(t, collect(errlog.Entries(bytes.NewReader(log), centrevu.Source{}))[2:], rest)
}

// A read failure does not move the cursor over what was not read.
func TestCursorAndReadFailure(t *testing.T) {
	log := makeLog(1<<20, false, logShapes[0].record)
	_, size := at(log)
	var c errlog.Cursor
	got := collect(c.Finish(failing{bytes.NewReader(log), 600_000}, size, centrevu.Source{}))
	require.Contains(t, got[len(got)-1].Err, "broken disk")
	got = append(got[:len(got)-1], collect(c.Finish(bytes.NewReader(log), size, centrevu.Source{}))...)
	assert.Equal(t, collect(errlog.Entries(bytes.NewReader(log), centrevu.Source{})), got)
}

// A Cursor that stands before a record whose header is broken over lines reads it as
// one who has read what stands before it: no text tells there that they are one.
func TestCursorBeforeABrokenHeader(t *testing.T) {
	for _, head := range brokenHeads {
		words := strings.Fields(head)
		for i := 1; i < len(words); i++ {
			broken := strings.Join(words[:i], " ") + "\n\n" + strings.Join(words[i:], " ")
			if i+1 < len(words) && i%2 == 0 {
				broken = strings.Join(words[:i-1], " ") + "\n" + words[i-1] + "\n" + strings.Join(words[i:], " ")
			}
			for _, before := range []string{"", "until switch or UNIX clock is reset so they agree.\n", "Archive of interval done for the day and all of its data are there\n"} {
				log := []byte("04/27/00 03:12 PM 3 1 INFO\nText\n04/27/00 03:12 PM 3 1 INFO\n" + before + broken + "\nArchive failed\n05/02/00 07:12 AM 3 1 INFO\nText\n")
				ra, size := at(log)
				whole := collect(errlog.Entries(bytes.NewReader(log), centrevu.Source{}))
				for n := 1; n < len(whole); n++ {
					var c errlog.Cursor
					var got []read
					for e, err := range c.Finish(ra, size, centrevu.Source{}) {
						if got = append(got, one(e, err)); len(got) == n {
							break
						}
					}
					c = kept(t, c)
					got = append(got, collect(c.Finish(ra, size, centrevu.Source{}))...)
					require.Equal(t, whole, got, "after %d of %q", n, log)
				}
				var c errlog.Cursor
				var got []read
				for n := range log {
					if log[n] != '\n' {
						continue
					}
					ra, size := at(log[:n+1])
					for e, err := range c.Entries(ra, size, centrevu.Source{}) {
						if !e.Unfinished && (err == nil || !isNoLog(err.Error())) {
							got = append(got, one(e, err))
						}
					}
					c = kept(t, c)
				}
				got = append(got, collect(c.Finish(ra, size, centrevu.Source{}))...)
				require.Equal(t, whole, got, "written line by line: %q", log)
			}
		}
	}
	var c errlog.Cursor
	require.NoError(t, json.Unmarshal([]byte(`{"offset":10,"line":1,"broken":-1,"head":"a","tail":"a"}`), &c))
	for _, err := range c.Entries(bytes.NewReader(make([]byte, 20)), 20, centrevu.Source{}) {
		assert.ErrorIs(t, err, errlog.ErrRotated)
	}
}
