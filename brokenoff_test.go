package centrevu_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"example.com/centrevu"
	"example.com/centrevu/archive"
	"example.com/centrevu/backup"
	"example.com/centrevu/errlog"
	"example.com/centrevu/links"
	"example.com/centrevu/report"
)

// Whatever a reader breaks off with is told by everybody who reads: an end is
// io.EOF and nothing else.
func TestBrokenOff(t *testing.T) {
	told := func(seq iter.Seq[error]) error {
		var all []error
		for err := range seq {
			all = append(all, err)
		}
		return errors.Join(all...)
	}
	readers := map[string]struct {
		text string
		read func(r io.Reader, src centrevu.Source) error
	}{
		"lines":   {"a\nb\n", func(r io.Reader, src centrevu.Source) error { return told(second(centrevu.Lines(r, src))) }},
		"screens": {"a\nb\n", func(r io.Reader, src centrevu.Source) error { return told(second(centrevu.Screens(r, src))) }},
		"entries": {"10/19/15 12:29 PM 3 4 INFO\nLink is up.\n", func(r io.Reader, src centrevu.Source) error { return told(second(errlog.Entries(r, src))) }},
		"entries of a window": {"Error Log Report\n10/19/15 12:29 PM 3 4 INFO\nLink is up.\n", func(r io.Reader, src centrevu.Source) error {
			return told(second(errlog.Entries(r, src)))
		}},
		"account":  {"10/19/15 12:29 PM 3 4 INFO\nLink is up.\n", func(r io.Reader, src centrevu.Source) error { return told(second(errlog.Account(r, src))) }},
		"a log":    {"1|2|10/19/2015|Link is up.|3|0|INFO|\n", func(r io.Reader, src centrevu.Source) error { return told(second(errlog.ReadTable(r, src))) }},
		"runs":     {"1|2|05/02/2000 00:35|2|\n", func(r io.Reader, src centrevu.Source) error { return told(second(archive.ReadTable(r, src))) }},
		"outages":  {"1|2|91|05/02/2000|735|1|0|\n", func(r io.Reader, src centrevu.Source) error { return told(second(links.ReadTable(r, src))) }},
		"archives": {"Maintenance: Archiving Status\n", func(r io.Reader, src centrevu.Source) error { _, err := archive.Parse(r, src); return err }},
		"backup":   {"Maintenance: Backup Data\n", func(r io.Reader, src centrevu.Source) error { _, err := backup.Parse(r, src); return err }},
		"back.log": {"state: 0\nerror:\n", func(r io.Reader, src centrevu.Source) error { _, err := backup.ParseLog(r, src); return err }},
		"links":    {"Connection Status\n", func(r io.Reader, src centrevu.Source) error { _, err := links.Parse(r, src); return err }},
		"channels": {"UP: 001\n", func(r io.Reader, src centrevu.Source) error {
			_, err := links.ParseProcessorChannels(r, src)
			return err
		}},
		"logins":    {"root pts/0 2018-04-09 19:01\n", func(r io.Reader, src centrevu.Source) error { _, err := report.ParseLogins(r, src); return err }},
		"a history": {"{}\n", func(r io.Reader, _ centrevu.Source) error { _, err := report.NewHistory(r); return err }},
	}
	zipped := func(text string) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		io.WriteString(w, text)
		require.NoError(t, w.Close())
		return b.String()
	}
	for name, rd := range readers {
		for _, broken := range []error{io.ErrUnexpectedEOF, fmt.Errorf("the connection is lost: %w", io.EOF), errors.New("broken")} {
			texts := []string{rd.text}
			if name == "lines" || name == "screens" || strings.HasPrefix(name, "entries") {
				texts = append(texts, "\xfe\xff\x00a\x00\n", zipped(rd.text), rd.text+strings.Repeat(strings.Repeat(" ", 99)+"\n", 1200))
			}
			for _, text := range texts {
				if name == "lines" && strings.HasPrefix(text, "\x1f") {
					continue
				}
				err := rd.read(io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)), centrevu.Source{Name: "a"})
				assert.ErrorContains(t, err, broken.Error(), "%s of %.60q", name, text)
				assert.NotErrorIs(t, err, io.EOF, "%s of %.60q", name, text)
			}
		}
	}
}

// second yields the errors of a sequence.
func second[T any](seq iter.Seq2[T, error]) iter.Seq[error] {
	return func(yield func(error) bool) {
		for _, err := range seq {
			if err != nil && !yield(err) {
				return
			}
		}
	}
}
