package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
)

// row is a line of an output before all of them are put in order: a key, by
// which that is done, and the rest behind a zero byte. Keys of several parts
// have a control character between them, so that they sort part by part.
type row string

func newRow(rest []byte, key ...string) row {
	for i, k := range key {
		key[i] = strings.Map(func(r rune) rune {
			if r <= 1 {
				return -1
			}
			return r
		}, k)
	}
	return row(strings.Join(key, "\x01") + "\x00" + string(rest))
}

// split returns the parts of the key, and the rest.
func (r row) split() (key []string, rest string) {
	k, rest, _ := strings.Cut(string(r), "\x00")
	return strings.Split(k, "\x01"), rest
}

// The outputs that rows belong to.
const (
	findingRows  = "findings"
	dayRows      = "days"
	logDayRows   = "log-days"
	kindRows     = "kinds"
	baselineRows = "baselines"
	deadLetters  = "dead-letters"
)

// batchSize is how much of an output is put away at a time: what Beam takes for
// an element is then nothing against what it stands for.
const batchSize = 1 << 20

// batches gathers rows by output and puts them away many at a time. put is given
// the output and a batch.
type batches struct {
	put  func(output string, batch []byte) error
	rows map[string]*bytes.Buffer
}

func newBatches(put func(string, []byte) error) *batches {
	return &batches{put, map[string]*bytes.Buffer{}}
}

func (b *batches) add(output string, r row) error {
	to := b.rows[output]
	if to == nil {
		to = new(bytes.Buffer)
		b.rows[output] = to
	}
	var n [binary.MaxVarintLen64]byte
	to.Write(n[:binary.PutUvarint(n[:], uint64(len(r)))])
	to.WriteString(string(r))
	if to.Len() < batchSize {
		return nil
	}
	defer to.Reset()
	return b.put(output, packer.EncodeAll(to.Bytes(), nil))
}

// flush puts away what is left.
func (b *batches) flush() error {
	var errs []error
	for output, rows := range b.rows {
		if rows.Len() > 0 {
			errs = append(errs, b.put(output, packer.EncodeAll(rows.Bytes(), nil)))
		}
	}
	clear(b.rows)
	return errors.Join(errs...)
}

// What goes from one stage to the next is either a batch, or the name of the file
// that it is in: a runner, and the worker that puts an output in order, can have
// all of these in memory at a time.
const (
	isBatch = 'B'
	isFile  = 'F'
)

// rowsFolder is where, below that of the outputs, batches are while a run lasts.
const rowsFolder = ".rows"

// emitRow emits a row by itself.
func emitRow(emit func(string, []byte), output string, r row) {
	b := newBatches(func(output string, batch []byte) error {
		emit(output, append([]byte{isBatch}, batch...))
		return nil
	})
	_ = errors.Join(b.add(output, r), b.flush()) // none of these fails
}

// fileBatches returns batches that are put into files. What they are of names
// them, so that doing it a second time changes nothing.
func fileBatches(ctx context.Context, out, of string, emit func(string, []byte)) *batches {
	n := 0
	return newBatches(func(output string, batch []byte) error {
		name := join(out, rowsFolder, fmt.Sprintf("%s-%s-%d", slug(of), output, n))
		n++
		if err := write(ctx, name, batch); err != nil {
			return err
		}
		emit(output, append([]byte{isFile}, name...))
		return nil
	})
}

// batchOf returns the batch that an element is or names.
func batchOf(ctx context.Context, element []byte) ([]byte, error) {
	switch {
	case len(element) > 0 && element[0] == isBatch:
		return element[1:], nil
	case len(element) > 0 && element[0] == isFile:
		return readAll(ctx, string(element[1:]))
	}
	return nil, errors.New("neither a batch nor a file")
}

// eachRow calls f with the rows of a batch.
func eachRow(batch []byte, f func(row) bool) error {
	text, err := unpacker.DecodeAll(batch, nil)
	if err != nil {
		return err
	}
	r := bufio.NewReader(bytes.NewReader(text))
	for {
		n, err := binary.ReadUvarint(r)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		b := make([]byte, n)
		if _, err := io.ReadFull(r, b); err != nil {
			return err
		}
		if !f(row(b)) {
			return nil
		}
	}
}

// sorted calls f with the rows of all batches in order.
func sorted(ctx context.Context, next func(*[]byte) bool, f func(row) error) error {
	s := newSorter(ctx)
	defer s.stop()
	var element []byte
	for next(&element) {
		batch, err := batchOf(ctx, element)
		var full error
		if err == nil {
			err = eachRow(batch, func(r row) bool {
				full = s.add(r)
				return full == nil
			})
		}
		if err = errors.Join(err, full); err != nil {
			return fmt.Errorf("rows: %w", err)
		}
	}
	return s.each(f)
}
