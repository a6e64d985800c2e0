package main

import (
	"context"

	"github.com/lanrat/extsort"
)

// sorter puts rows in order on disk, so that memory does not grow with their
// number. It is stopped when it is not needed any more.
type sorter struct {
	ctx    context.Context
	stop   func()
	in     chan string
	out    <-chan string
	failed <-chan error
	ready  chan struct{} // closed when all is sorted, or that has failed
}

func newSorter(ctx context.Context) *sorter {
	ctx, cancel := context.WithCancel(ctx)
	s := &sorter{ctx: ctx, in: make(chan string, 256), ready: make(chan struct{})}
	by, out, failed := extsort.Ordered(s.in, &extsort.Config{ChunkSize: 8192, NumWorkers: 1, ChanBuffSize: 1, SortedChanBuffSize: 256})
	s.out, s.failed = out, failed
	go func() {
		defer close(s.ready)
		by.Sort(ctx)
	}()
	s.stop = func() {
		cancel()
		for range out { // until whoever sorts has ended
		}
		<-s.ready
	}
	return s
}

func (s *sorter) add(r row) error {
	select {
	case s.in <- string(r):
		return nil
	case <-s.ready: // it does not end before all rows are there but by an error
		return s.end()
	case <-s.ctx.Done():
		return s.ctx.Err()
	}
}

// each ends the adding, and calls f with the rows in order.
func (s *sorter) each(f func(row) error) error {
	close(s.in)
	for r := range s.out {
		if err := f(row(r)); err != nil {
			return err
		}
	}
	return s.end()
}

// end says why the sorting ended.
func (s *sorter) end() error {
	if err := <-s.failed; err != nil {
		return err
	}
	return s.ctx.Err()
}
