package errlog

import (
	"errors"
	"io"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"

	"example.com/centrevu"
)

// Parallel reads a log with several goroutines at the same time, as many as
// workers says, or as there are processors if that is zero. It cuts the log
// into Sections, calls work with the entries of each, and yields what work
// returns, in the order of the log:
//
//	for n, err := range errlog.Parallel(f, size, 0, src, count) {
//		total += n
//	}
//
// An error of work is yielded with its result and ends the reading. When the
// loop ends, however it ends, the other calls of work find their entries ended
// by an error, and once all of them have returned, no goroutine is left. A
// panic in work comes out of the loop.
//
// The lines that entries stand in are not known but in the first section.
func Parallel[T any](ra io.ReaderAt, size int64, workers int, src centrevu.Source, work func(section iter.Seq2[Entry, error]) (T, error)) iter.Seq2[T, error] {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	// Many sections a worker, so that none waits long for the last one, but
	// none so small that beginning it takes longer than reading it.
	each := min(max(size/int64(32*workers), 1<<20), 16<<20)
	var buffers sync.Pool
	return parallel(ra, size, each, workers, func(s *io.SectionReader, stop <-chan struct{}) (T, error) {
		return work(func(yield func(Entry, error) bool) {
			r := stoppable{s, stop}
			if _, offset := sectionOf(s); offset > 0 {
				rep := newSection(r, mark{offset: offset}, false, src, yield)
				buf, _ := buffers.Get().(*[]byte)
				if buf == nil {
					buf = new([]byte)
				}
				rep.buf = *buf
				rep.run()
				*buf = rep.buf
				buffers.Put(buf)
				return
			}
			for e, err := range Entries(r, src) {
				if !yield(e, err) {
					return
				}
			}
		})
	})
}

// ParallelEntries yields what Entries yields of the whole log, with lines and
// in its order, and has several goroutines read it: see Parallel. What is done
// with the entries is not done in parallel, so it pays only where that is less
// than reading them; where it is more, it belongs into Parallel's work.
//
// Some megabytes of entries are held for each of the workers.
func ParallelEntries(ra io.ReaderAt, size int64, workers int, src centrevu.Source) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		if workers < 1 {
			workers = runtime.GOMAXPROCS(0)
		}
		var batches sync.Pool
		lines := 0
		for b, err := range parallel(ra, size, 1<<20, workers, func(s *io.SectionReader, stop <-chan struct{}) (*batch, error) {
			b, _ := batches.Get().(*batch)
			if b == nil {
				b = &batch{}
			}
			b.read(s, stop, src)
			return b, nil
		}) {
			if err != nil {
				yield(Entry{}, &centrevu.ParseError{Source: src.Name, Err: err})
				return
			}
			if !b.yield(lines, yield) {
				return
			}
			lines += b.lines
			batches.Put(b)
		}
	}
}

// batch is what a section holds.
type batch struct {
	entries []Entry
	errs    []placedError
	lines   int
}

// placedError is an error that was yielded with the entry of that number.
type placedError struct {
	at  int
	err error
}

func (b *batch) read(s *io.SectionReader, stop <-chan struct{}, src centrevu.Source) {
	b.entries, b.errs, b.lines = b.entries[:0], b.errs[:0], 0
	add := func(e Entry, err error) bool {
		if err != nil {
			b.errs = append(b.errs, placedError{len(b.entries), err})
		}
		b.entries = append(b.entries, e)
		return true
	}
	r := stoppable{s, stop}
	section, offset := sectionOf(s)
	if section == nil {
		Entries(r, src)(add)
		return
	}
	rep := newSection(r, mark{offset: offset}, true, src, add)
	rep.run()
	b.lines = rep.lines
}

// yield yields the batch with that many lines before it.
func (b *batch) yield(lines int, yield func(Entry, error) bool) bool {
	errs := b.errs
	for i := range b.entries {
		e := &b.entries[i]
		if e.At.Line > 0 {
			e.At.Line += lines
		}
		var err error
		if len(errs) > 0 && errs[0].at == i {
			err = errs[0].err
			errs = errs[1:]
			var pe *centrevu.ParseError
			if errors.As(err, &pe) && pe.Line > 0 {
				pe.Line += lines
			}
		}
		if !yield(*e, err) {
			return false
		}
	}
	return true
}

// errStopped ends the entries that nobody waits for any more.
var errStopped = errors.New("the reading was stopped")

// stoppable is a reader that ends when the channel is closed.
type stoppable struct {
	*io.SectionReader
	stop <-chan struct{}
}

func (s stoppable) Read(b []byte) (int, error) {
	select {
	case <-s.stop:
		return 0, errStopped
	default:
		return s.SectionReader.Read(b)
	}
}

// outcome is what work made of a section.
type outcome[T any] struct {
	value    T
	err      error
	panicked any
}

func parallel[T any](ra io.ReaderAt, size, each int64, workers int, work func(s *io.SectionReader, stop <-chan struct{}) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		sections, err := Sections(ra, size, int((max(size, 0)+each-1)/each))
		if err != nil {
			var none T
			yield(none, err)
			return
		}
		outcomes := make([]chan outcome[T], len(sections))
		for i := range outcomes {
			outcomes[i] = make(chan outcome[T], 1)
		}
		// A worker that is ahead waits once two outcomes a worker are not
		// taken, so that what is held does not grow with the log.
		ahead := make(chan struct{}, 2*workers)
		stop := make(chan struct{})
		var next atomic.Int64
		var wg sync.WaitGroup
		defer wg.Wait()
		defer close(stop)
		for range min(workers, len(sections)) {
			wg.Go(func() {
				for {
					select {
					case <-stop:
						return
					case ahead <- struct{}{}:
					}
					i := int(next.Add(1)) - 1
					if i >= len(sections) {
						return
					}
					outcomes[i] <- try(sections[i], stop, work)
				}
			})
		}
		for i := range sections {
			o := <-outcomes[i]
			<-ahead
			if o.panicked != nil {
				panic(o.panicked)
			}
			if !yield(o.value, o.err) || o.err != nil {
				return
			}
		}
	}
}

// try calls work and catches its panic.
func try[T any](s *io.SectionReader, stop <-chan struct{}, work func(*io.SectionReader, <-chan struct{}) (T, error)) (o outcome[T]) {
	defer func() { o.panicked = recover() }()
	o.value, o.err = work(s, stop)
	return o
}
