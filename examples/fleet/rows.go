package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
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
	findingRows = "findings"
	dayRows     = "days"
	logDayRows  = "log-days"
	kindRows    = "kinds"
	deadLetters = "dead-letters"
)

// batchSize is how many bytes of rows are put away at a time.
const batchSize = 512 << 10

// The window is no longer than a batch: buffers are made for it, whatever is packed.
var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2), zstd.WithWindowSize(batchSize), zstd.WithLowerEncoderMem(true))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(1<<30))
)

// eachRow calls f with the rows of a batch.
func eachRow(batch []byte, f func(row) error) error {
	text, err := unpacker.DecodeAll(batch, nil)
	if err != nil {
		return err
	}
	r := bufio.NewReader(bytes.NewReader(text))
	for {
		x, err := readRow(r)
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = f(x)
		}
		if err != nil {
			return err
		}
	}
}

// sorted calls f with the rows of an output in order.
func sorted(ctx context.Context, dir string, files int64, f func(row) error) error {
	s := newSorter(ctx)
	defer s.stop()
	if err := eachRowFile(ctx, dir, files, s.add); err != nil {
		return err
	}
	return s.each(f)
}
