package capture

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"time"
)

// Reader reads the terminal output in a capture.
type Reader struct {
	in     *input
	header Header
	body   body
	err    error
	doubt  error
	text   *bufio.Reader // of Kind Text, if not as it stands
	tape   *tape         // what was read ahead
	told   Header        // while that is returned
	latest time.Time     // Chunk.At in this session

	stamped *stampedText
}

// body hands out the output of one kind of capture.
type body interface {
	next() (Chunk, error)
}

// Open tells what the capture is. The error is a read error as the reader
// returned it, or an *Error, always fatal: ErrNotText or ErrUnsupported, or
// what is wrong with the compressed data before its first byte.
func Open(r io.Reader, opt Options) (*Reader, error) {
	if opt.Location == nil {
		opt.Location = time.UTC
	}
	size := sizeFor(r, buffered)
	src, zipped, err := inflate(r, size)
	if err != nil {
		return nil, err
	}
	if zipped {
		src, size = &steady{r: src}, buffered
	}
	in := &input{br: bufio.NewReaderSize(src, size)}
	head, cut := in.peek(sniffed)
	if errors.Is(cut, io.EOF) {
		cut = nil
	}
	if len(head) == 0 && cut != nil {
		return nil, cut
	}
	rd := &Reader{in: in}
	found, err := sniff(head, opt, cut == nil && len(head) < sniffed)
	switch {
	case err != nil && cut != nil:
		return nil, cut // more of it might have been something else
	case err != nil:
		return nil, err
	}
	rd.header = found.header
	rd.header.Gzip = zipped
	if rd.header.Kind != Text {
		in.skip(found.skip)
	}
	rd.doubt = found.doubt
	rd.body = rd.bodyOf(head[:found.skip], opt)
	lines := stamps{shape: found.stamps, loc: opt.Location}
	switch {
	case found.hardcopy:
		rd.text = bufio.NewReaderSize(hardcopy{in.br}, buffered)
	case found.stamps == nil:
	case rd.header.Kind == Text:
		rd.stamped = &stampedText{r: in.br, stamps: lines}
		rd.text = bufio.NewReaderSize(rd.stamped, buffered)
	case rd.header.Kind == Raw && opt.Timing == nil:
		rd.body = &stamped{in: in, stamps: lines, blanks: rd.header.NewlineIsCRLF}
	}
	return rd, nil
}

// bodyOf returns what reads on behind the first line.
func (r *Reader) bodyOf(first []byte, opt Options) body {
	var b body
	switch r.header.Kind {
	case Raw:
		b = &raw{in: r.in}
	case Typescript:
		b = newTypescript(r.in, &r.header, first, opt.Location)
	case PuTTY:
		b = newPuTTY(r.in, &r.header, opt.Location)
	case Asciicast2, Asciicast3:
		b = &asciicast{in: r.in, header: &r.header}
	case TTYRec:
		b = newTTYRec(r.in)
	default:
		b = nothing{}
	}
	if opt.Timing == nil {
		return b
	}
	if r.header.Kind != Raw && r.header.Kind != Typescript {
		return &prefaced{body: b, err: &Error{
			Err: fmt.Errorf("%w: it belongs to a typescript, and this is %s", ErrTiming, r.header.Kind),
		}}
	}
	return newTimed(b, &r.header, opt)
}

// Header returns what the capture says about the session that the last chunk
// belongs to.
func (r *Reader) Header() Header {
	if r.tape != nil {
		return r.told
	}
	return r.header
}

// Whole reports, once Next returned io.EOF, whether the capture says itself that
// it ends there: a typescript whose last line is there, an asciicast with the
// exit of what was run. Any other may have been cut off.
func (r *Reader) Whole() bool { return r.header.ended }

// Next returns the next piece of output, and io.EOF after the last. An *Error
// that is not Fatal is a bad record: the next call goes on behind it. Any other
// error ends the capture and is returned again by every further call; a read
// error is returned as it is. A capture of Kind Text has no chunks.
func (r *Reader) Next() (Chunk, error) {
	if r.tape != nil {
		if c, err, ok := r.again(); ok {
			return c, err
		}
	}
	return r.read()
}

func (r *Reader) read() (Chunk, error) {
	if r.err != nil {
		return Chunk{}, r.err
	}
	c, err := r.body.next()
	if err == nil {
		r.inOrder(&c)
		return c, nil
	}
	var e *Error
	if !errors.As(err, &e) || e.Fatal {
		r.err = err
	}
	return Chunk{}, err
}

// inOrder sees to it that what comes later was not shown earlier: a clock that
// was set back does not make it older.
func (r *Reader) inOrder(c *Chunk) {
	if c.Reset {
		r.latest = time.Time{}
	}
	if c.At.IsZero() {
		return
	}
	if c.At.Before(r.latest) {
		c.At = r.latest
	}
	r.latest = c.At
}

// Text returns the whole input of a capture of Kind Text, uncompressed and
// with its byte order mark, nil for other kinds. It can be peeked at for at
// least 64 KiB.
func (r *Reader) Text() *bufio.Reader {
	if r.header.Kind != Text {
		return nil
	}
	if r.text != nil {
		return r.text
	}
	return r.in.br
}

// Doubt returns what is to be said of a capture that can be read but may not be
// what it seems, nil if there is nothing.
func (r *Reader) Doubt() error { return r.doubt }

// ShownAt returns when what stands at an offset of a text was shown, if the
// lines have time stamps and have been read that far, else zero.
func (r *Reader) ShownAt(offset int64) time.Time {
	if r.stamped == nil {
		return time.Time{}
	}
	return r.stamped.shownAt(offset)
}

// raw is output as it stands.
type raw struct{ in *input }

func (r *raw) next() (Chunk, error) {
	b, err := r.in.some(sniffed)
	if err != nil {
		return Chunk{}, err
	}
	c := Chunk{Bytes: b, Offset: r.in.offset, Exact: true}
	r.in.skip(len(b))
	return c, nil
}

// nothing is the output in a text.
type nothing struct{}

func (nothing) next() (Chunk, error) { return Chunk{}, io.EOF }

// prefaced says something before the output.
type prefaced struct {
	body
	err error
}

func (p *prefaced) next() (Chunk, error) {
	if err := p.err; err != nil {
		p.err = nil
		return Chunk{}, err
	}
	return p.body.next()
}
