package capture

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"time"
)

const (
	ttyrecHead = 12

	// maxRecord is far more than is ever read from a terminal at once.
	maxRecord = 16 << 20
)

// record is the header of a record of a ttyrec.
type record struct {
	at     time.Time
	length int64
}

// readRecord reads a header. It reports false if it can be none.
func readRecord(b []byte, order binary.ByteOrder) (record, bool) {
	seconds, micros, length := order.Uint32(b), order.Uint32(b[4:]), order.Uint32(b[8:])
	at := time.Unix(int64(seconds), int64(micros)*1000).UTC()
	return record{at, int64(length)}, micros < 1e6 && length <= maxRecord
}

// byteOrder returns the order in which the records that begin b are written,
// nil if they are none: each of them has to be one, output included.
func byteOrder(b []byte) binary.ByteOrder {
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		if areRecords(b, order) {
			return order
		}
	}
	return nil
}

func areRecords(b []byte, order binary.ByteOrder) bool {
	// Clocks are set, by days or years, so that times say nothing. NULs are
	// padding, of which slow terminals are sent a lot.
	text, odd := 0, 0
	for len(b) >= ttyrecHead {
		r, ok := readRecord(b, order)
		if !ok {
			return false
		}
		b = b[ttyrecHead:]
		data := b[:min(r.length, int64(len(b)))]
		for _, c := range data {
			if isOdd(rune(c)) {
				odd++
			}
		}
		text += len(data) - bytes.Count(data, []byte{0})
		b = b[len(data):]
	}
	return text > 0 && odd*20 <= text
}

func ttyrecHeader(b []byte) (Header, bool) {
	order := byteOrder(b)
	if order == nil || isChannelled(b) && wholeRecords(b, binary.LittleEndian, ttyrecHead+1) > wholeRecords(b, order, ttyrecHead) {
		return Header{}, false
	}
	first, _ := readRecord(b, order)
	return Header{Kind: TTYRec, Started: first.at}, true
}

// wholeRecords counts the records that b holds to their last byte, for headers of
// that length.
func wholeRecords(b []byte, order binary.ByteOrder, head int) int {
	n := 0
	for len(b) >= head {
		r, ok := readRecord(b, order)
		if !ok || r.length > int64(len(b)-head) {
			break
		}
		b = b[head+int(r.length):]
		n++
	}
	return n
}

// ttyrec reads the records.
type ttyrec struct {
	in    *input
	order binary.ByteOrder
	record
	left    int64
	elapsed time.Duration
}

func newTTYRec(in *input) body {
	head, _ := in.peek(sniffed)
	return &ttyrec{in: in, order: byteOrder(head)}
}

func (t *ttyrec) next() (Chunk, error) {
	for t.left == 0 {
		b, err := t.in.peek(ttyrecHead)
		if len(b) == 0 || err != nil && err != io.EOF {
			return Chunk{}, err
		}
		if len(b) < ttyrecHead {
			return Chunk{}, t.wrong(io.ErrUnexpectedEOF)
		}
		r, ok := readRecord(b, t.order)
		if !ok {
			return Chunk{}, t.wrong(fmt.Errorf("%w: no record of a ttyrec", ErrSyntax))
		}
		if t.at.Before(r.at) && !t.at.IsZero() { // a clock set back takes no time
			t.elapsed = min(t.elapsed+r.at.Sub(t.at), maxElapsed)
		}
		t.record, t.left = r, r.length
		t.in.skip(ttyrecHead)
	}
	b, err := t.in.some(t.left)
	if err == io.EOF {
		return Chunk{}, t.wrong(io.ErrUnexpectedEOF)
	}
	if err != nil {
		return Chunk{}, err
	}
	c := Chunk{
		Bytes: b, Offset: t.in.offset, Exact: true,
		Timed: true, Elapsed: t.elapsed, At: t.at,
	}
	t.in.skip(len(b))
	t.left -= int64(len(b))
	return c, nil
}

// wrong is what ends the reading: where the next record begins, nobody knows.
func (t *ttyrec) wrong(err error) error {
	return &Error{Offset: t.in.offset, Err: err, Fatal: true}
}
