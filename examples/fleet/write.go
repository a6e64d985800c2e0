package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/parquet-go/parquet-go"

	"example.com/centrevu/errlog"
)

func init() {
	register.DoFn4x1[context.Context, string, int64, func(string), error](&writeOutput{})
	register.DoFn2x0[[]byte, func(string, int64)](&allOutputs{})
}

// write writes a file that is no larger than memory.
func write(ctx context.Context, name string, text []byte) error {
	files, err := filesystem.New(ctx, name)
	if err != nil {
		return err
	}
	defer files.Close()
	return filesystem.Write(ctx, files, name, text)
}

// outputs are those that rows are put in order for.
var outputs = []string{findingRows, dayRows, logDayRows, kindRows, deadLetters}

// allOutputs emits that there is no file of each output, so that one without a
// row is written as well.
type allOutputs struct{}

func (allOutputs) ProcessElement(_ []byte, emit func(string, int64)) {
	for _, name := range outputs {
		emit(name, 0)
	}
}

// eachSorted calls a function with the rows of an output in order.
type eachSorted func(func(row) error) error

// eachAs calls f with what each row says, as it stands there and taken apart.
func eachAs[T any](rows eachSorted, f func(text string, x *T) error) error {
	return rows(func(r row) error {
		_, text := r.split()
		var x T
		if err := json.Unmarshal([]byte(text), &x); err != nil {
			return err
		}
		return f(text, &x)
	})
}

// writeOutput writes one output from all its rows, in order. It emits what it
// wrote, as a part of the summary.
type writeOutput struct{ Config Config }

func (fn *writeOutput) ProcessElement(ctx context.Context, output string, files int64, emit func(string)) error {
	part := summary{}
	rows := func(f func(row) error) error {
		return sorted(ctx, join(fn.Config.Out, rowsFolder, output), files, f)
	}
	var err error
	switch output {
	case kindRows:
		err = fn.kinds(ctx, rows, &part)
	case dayRows:
		err = fn.days(ctx, rows, &part)
	case deadLetters:
		err = fn.letters(ctx, rows, &part)
	default:
		err = fn.lines(ctx, output, rows, &part)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", output, err)
	}
	text, err := json.Marshal(part)
	if err == nil {
		emit(string(text))
	}
	return err
}

// file is an output that is being written.
type file struct {
	*bufio.Writer
	name  string
	to    io.Closer
	files filesystem.Interface
	sum   hash.Hash
	rows  int
}

func (fn *writeOutput) create(ctx context.Context, name string) (*file, error) {
	files, err := filesystem.New(ctx, fn.Config.Out)
	if err != nil {
		return nil, err
	}
	to, err := files.OpenWrite(ctx, join(fn.Config.Out, name))
	if err != nil {
		return nil, errors.Join(err, files.Close())
	}
	f := &file{name: name, to: to, files: files, sum: sha256.New()}
	f.Writer = bufio.NewWriterSize(io.MultiWriter(to, f.sum), 64<<10)
	return f, nil
}

// close ends the file and notes it in the summary.
func (f *file) close(err error, part *summary) error {
	err = errors.Join(err, f.Flush(), f.to.Close(), f.files.Close())
	part.Outputs = append(part.Outputs, written{f.name, f.rows, hex.EncodeToString(f.sum.Sum(nil))})
	return err
}

func (fn *writeOutput) lines(ctx context.Context, output string, sorted eachSorted, part *summary) error {
	f, err := fn.create(ctx, output+".jsonl")
	if err != nil {
		return err
	}
	err = sorted(func(r row) error {
		_, text := r.split()
		f.rows++
		if output == logDayRows {
			var l logDayLine
			if err := json.Unmarshal([]byte(text), &l); err != nil {
				return err
			}
			if l.State == errlog.Unusual {
				part.UnusualLogs++
			}
		}
		_, err := f.WriteString(text + "\n")
		return err
	})
	if output == findingRows {
		part.Findings = f.rows
	}
	return f.close(err, part)
}

// letters writes one letter for each file.
func (fn *writeOutput) letters(ctx context.Context, sorted eachSorted, part *summary) error {
	f, err := fn.create(ctx, deadLetters+".jsonl")
	if err != nil {
		return err
	}
	var last letter
	var before string
	put := func() error {
		if last.Path == "" {
			return nil
		}
		f.rows++
		text, err := json.Marshal(last)
		if err != nil {
			return err
		}
		_, err = f.Write(append(text, '\n'))
		return err
	}
	err = eachAs(sorted, func(text string, l *letter) error {
		switch {
		case text == before: // told by two patterns, or of two sections
			return nil
		case l.Path == last.Path:
			before = text
			last.Errors += l.Errors
			return nil
		}
		err := put()
		before, last = text, *l
		return err
	})
	part.DeadLetters = f.rows
	if err == nil {
		err = put()
		part.DeadLetters = f.rows
	}
	return f.close(err, part)
}

// kinds writes the table of kinds as CSV and as Parquet.
func (fn *writeOutput) kinds(ctx context.Context, sorted eachSorted, part *summary) error {
	text, err := fn.create(ctx, "kinds.csv")
	if err != nil {
		return err
	}
	table, err := fn.create(ctx, "kinds.parquet")
	if err != nil {
		return text.close(err, part)
	}
	c := csv.NewWriter(text)
	p := parquet.NewGenericWriter[kindLine](table, parquet.MaxRowsPerRowGroup(64<<10), parquet.Compression(&parquet.Zstd), parquet.CreatedBy("centrevu fleet", "", ""))
	batch := make([]kindLine, 0, 1024)
	put := func() error {
		_, err := p.Write(batch)
		batch = batch[:0]
		return err
	}
	err = c.Write([]string{"site", "server", "date", "code", "severity", "kind", "count"})
	err = errors.Join(err, eachAs(sorted, func(_ string, k *kindLine) error {
		text.rows++
		table.rows++
		part.Entries += k.Count
		if batch = append(batch, *k); len(batch) == cap(batch) {
			if err := put(); err != nil {
				return err
			}
		}
		return c.Write([]string{noFormula(k.Site), k.Server, k.Date, strconv.FormatInt(k.Code, 10), noFormula(k.Severity), noFormula(k.Kind), strconv.FormatInt(k.Count, 10)})
	}))
	c.Flush()
	err = errors.Join(err, put(), p.Close(), c.Error())
	return errors.Join(text.close(err, part), table.close(nil, part))
}

// noFormula returns a text as a spreadsheet takes it for one: with an apostrophe
// in front if it would else be calculated.
func noFormula(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + text
	}
	return text
}

var odd = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// slug is the name of a site as a name of a folder and in links: one that has
// other letters than these, or more than a name of a file can have, gets a sum of
// all of them.
func slug(id string) string {
	s := odd.ReplaceAllString(id, "_")
	if s != id || s == "" || s[0] == '.' || len(s) > 100 {
		s = "_" + s[:min(len(s), 80)] + "-" + sumOf(id)[:16]
	}
	return s
}
