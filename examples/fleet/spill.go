package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

// Counts go from reading logs to judging days as names of files. A runner may
// hand a worker all that one stage leaves to the next at a time; so that is to be
// as little for a server as can be, however much it logged.

// countsFile names the counts of a part of a log by what they are of, so that
// counting them a second time changes nothing.
func countsFile(out string, l *Log, offset int64, part int) string {
	of := sha256.Sum256([]byte(l.Site + "\x00" + l.Path))
	return join(out, rowsFolder, fmt.Sprintf("counts-%d-%x-%d-%d", l.Server, of[:12], offset, part))
}

// writeCounts writes counts to a file, cut by days.
func writeCounts(ctx context.Context, name string, c *counts) error {
	var all []byte
	for _, piece := range c.pieces() {
		data, err := piece.pack()
		if err != nil {
			return err
		}
		all = binary.AppendUvarint(all, uint64(len(data)))
		all = append(all, data...)
	}
	return write(ctx, name, all)
}

// piecesOf returns what yields the pieces in the files that elements name, as
// Beam yields elements. An error ends it, and is put where told.
func piecesOf(ctx context.Context, next func(*[]byte) bool, failed *error) func(*[]byte) bool {
	var rest []byte
	return func(piece *[]byte) bool {
		for len(rest) == 0 {
			var element []byte
			if *failed != nil || !next(&element) {
				return false
			}
			rest, *failed = batchOf(ctx, element)
		}
		n, k := binary.Uvarint(rest)
		if k <= 0 || n > uint64(len(rest)-k) {
			*failed = errors.New("counts that were put away are not whole")
			return false
		}
		*piece, rest = rest[k:k+int(n)], rest[k+int(n):]
		return true
	}
}
