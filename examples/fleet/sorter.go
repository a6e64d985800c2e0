package main

import (
	"bufio"
	"container/heap"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"
)

// sorter puts rows in order on disk. It holds some rows, and of those on disk a
// buffer for each run of rows in order: of these there are few, however many rows
// there are, for as soon as there are sortFan of one size they become one.
type sorter struct {
	ctx   context.Context
	rows  []row
	bytes int
	runs  [][]*sortRun // by how often they were put together
}

const (
	sortBytes  = 4 << 20
	sortFan    = 16
	sortBuffer = 32 << 10
)

func newSorter(ctx context.Context) *sorter { return &sorter{ctx: ctx} }

// stop gives back what lies on disk.
func (s *sorter) stop() {
	for _, level := range s.runs {
		for _, r := range level {
			r.file.Close()
		}
	}
	s.runs, s.rows = nil, nil
}

func (s *sorter) add(r row) error {
	s.rows = append(s.rows, r)
	if s.bytes += len(r) + 16; s.bytes < sortBytes {
		return nil
	}
	slices.Sort(s.rows)
	full, err := newRun(func(put func(row) error) error {
		for _, r := range s.rows {
			if err := put(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	clear(s.rows)
	s.rows, s.bytes = s.rows[:0], 0
	return s.keep(full, 0)
}

// keep takes a run in, and puts those of its size together if they are enough.
func (s *sorter) keep(r *sortRun, level int) error {
	if level == len(s.runs) {
		s.runs = append(s.runs, nil)
	}
	s.runs[level] = append(s.runs[level], r)
	if len(s.runs[level]) < sortFan {
		return s.ctx.Err()
	}
	one, err := newRun(func(put func(row) error) error { return merge(s.ctx, s.runs[level], put) })
	if err != nil {
		return err
	}
	for _, r := range s.runs[level] {
		r.file.Close()
	}
	s.runs[level] = nil
	return s.keep(one, level+1)
}

// each ends the adding, and calls f with the rows in order.
func (s *sorter) each(f func(row) error) error {
	slices.Sort(s.rows)
	return merge(s.ctx, append(slices.Concat(s.runs...), &sortRun{rows: s.rows}), f)
}

// sortRun is rows in order: on disk, or at hand.
type sortRun struct {
	file *os.File
	from *bufio.Reader
	rows []row
	row  row // the next one
}

// newRun writes the rows that fill puts.
func newRun(fill func(put func(row) error) error) (*sortRun, error) {
	f, err := os.CreateTemp("", "fleet-*")
	if err != nil {
		return nil, err
	}
	os.Remove(f.Name()) // it goes with the process, however that ends
	w := bufio.NewWriterSize(f, sortBuffer)
	err = fill(func(r row) error {
		var n [binary.MaxVarintLen64]byte
		_, err := w.Write(n[:binary.PutUvarint(n[:], uint64(len(r)))])
		if err == nil {
			_, err = w.WriteString(string(r))
		}
		return err
	})
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &sortRun{file: f}, nil
}

// begin goes to the start of the rows.
func (r *sortRun) begin() error {
	if r.file == nil {
		return nil
	}
	_, err := r.file.Seek(0, io.SeekStart)
	r.from = bufio.NewReaderSize(r.file, sortBuffer)
	return err
}

// next takes the next row, and fails with io.EOF behind the last.
func (r *sortRun) next() (err error) {
	if r.file != nil {
		r.row, err = readRow(r.from)
		return err
	}
	if len(r.rows) == 0 {
		return io.EOF
	}
	r.row, r.rows = r.rows[0], r.rows[1:]
	return nil
}

// readRow reads a row behind its length.
func readRow(from *bufio.Reader) (row, error) {
	n, err := binary.ReadUvarint(from)
	if err != nil {
		return "", err
	}
	b := make([]byte, n)
	if _, err := io.ReadFull(from, b); err != nil {
		return "", errors.Join(io.ErrUnexpectedEOF, err)
	}
	return row(b), nil
}

// merge calls f with the rows of all runs in order.
func merge(ctx context.Context, runs []*sortRun, f func(row) error) error {
	var h runHeap
	for _, r := range runs {
		err := r.begin()
		if err == nil {
			err = r.next()
		}
		switch err {
		case nil:
			h = append(h, r)
		case io.EOF:
		default:
			return err
		}
	}
	heap.Init(&h)
	for n := 0; len(h) > 0; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := f(h[0].row); err != nil {
			return err
		}
		switch err := h[0].next(); err {
		case nil:
			heap.Fix(&h, 0)
		case io.EOF:
			heap.Pop(&h)
		default:
			return err
		}
	}
	return nil
}

type runHeap []*sortRun

func (h runHeap) Len() int           { return len(h) }
func (h runHeap) Less(i, k int) bool { return h[i].row < h[k].row }
func (h runHeap) Swap(i, k int)      { h[i], h[k] = h[k], h[i] }
func (h *runHeap) Push(x any)        { *h = append(*h, x.(*sortRun)) }
func (h *runHeap) Pop() any {
	last := len(*h) - 1
	x := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	return x
}
