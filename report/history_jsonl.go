package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/sound"
)

// What of a stream is taken in. A report on a pair with eight ACDs each has
// some 30 kB there, so that this is some 300 of them at the least.
const (
	maxReportLine = 4 << 20
	maxReports    = 4000
	maxHistory    = 512 << 20 // bytes read
)

// ErrReportLine says that a line of a stream of reports is none.
var ErrReportLine = errors.New("not a report")

// JSONLHistory is a History read from a stream of JSON lines, one for each
// report, as Append writes them. The stream is only ever appended to, so that a
// crash can do no more than tear its last line. A line without its end, or one
// that ends before its JSON does, is left out without an error: it is a report
// that was never there, and Torn counts it. Any other line that is no report is an error that
// names its number, and reading goes on with the next. Of two reports of one
// time the one that was appended later counts.
//
// A JSONLHistory can be used by several goroutines at once.
type JSONLHistory struct {
	reports []*Report // newest first
	errs    []error
	torn    int
}

// NewHistory reads a stream of JSON lines to its end. The History has whatever
// could be read, the newest 4000 reports at most; the error lists, joined, what
// could not be, each a *centrevu.ParseError with its line. Reports yields the
// same errors.
func NewHistory(r io.Reader) (*JSONLHistory, error) {
	h := &JSONLHistory{}
	buf := bufio.NewReaderSize(io.LimitReader(sound.Reader(r), maxHistory), 64<<10)
	offset := int64(0)
	for line := 1; ; line++ {
		text, size, err := readLine(buf)
		at := centrevu.Position{Offset: offset, Line: line, Column: 1}
		offset += int64(size)
		switch {
		case errors.Is(err, io.EOF):
			if size > 0 {
				h.torn++
			}
			h.sort()
			return h, errors.Join(h.errs...)
		case errors.Is(err, centrevu.ErrTooLarge):
			h.fault(at, nil, err)
		case err != nil:
			h.fault(at, nil, err)
			h.sort()
			return h, errors.Join(h.errs...)
		case len(bytes.TrimSpace(text)) > 0:
			h.line(at, text)
		}
	}
}

// readLine returns a line without its end and how many bytes it took. A line
// that is too long is read to its end and not kept.
func readLine(r *bufio.Reader) (line []byte, size int, err error) {
	long := false
	for {
		part, err := r.ReadSlice('\n')
		size += len(part)
		if len(line)+len(part) > maxReportLine {
			long, line = true, nil
		}
		if !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil:
			return nil, size, err
		case long:
			return nil, size, centrevu.ErrTooLarge
		}
		return line[:len(line)-1], size, nil
	}
}

func (h *JSONLHistory) line(at centrevu.Position, text []byte) {
	var r Report
	if err := json.Unmarshal(text, &r); torn(err) {
		h.torn++
		return
	} else if err != nil {
		h.fault(at, text, fmt.Errorf("%w: %w", ErrReportLine, err))
		return
	}
	if r.Now.IsZero() || r.Findings == nil {
		h.fault(at, text, fmt.Errorf("%w: it has no time or no findings", ErrReportLine))
		return
	}
	if len(h.reports) == 2*maxReports {
		h.sort()
	}
	h.reports = append(h.reports, &r)
}

// torn reports whether a line ends before its JSON does.
func torn(err error) bool {
	var syntax *json.SyntaxError
	return errors.As(err, &syntax) && syntax.Error() == "unexpected end of JSON input"
}

// Torn returns how many lines were left out for being torn.
func (h *JSONLHistory) Torn() int { return h.torn }

func (h *JSONLHistory) fault(at centrevu.Position, text []byte, err error) {
	const most = 100
	if len(h.errs) == most {
		return
	}
	if len(h.errs) == most-1 {
		err = fmt.Errorf("%w: and more", err)
	}
	h.errs = append(h.errs, &centrevu.ParseError{
		Source: "history", Position: at, Text: string(bytes.ToValidUTF8(text[:min(len(text), 120)], []byte("?"))), Err: err,
	})
}

// sort puts the newest first and keeps as many as are kept.
func (h *JSONLHistory) sort() {
	slices.Reverse(h.reports)
	slices.SortStableFunc(h.reports, func(a, b *Report) int { return b.Now.Compare(a.Now) })
	h.reports = slices.CompactFunc(h.reports, func(a, b *Report) bool { return a.Now.Equal(b.Now) })
	h.reports = h.reports[:min(len(h.reports), maxReports)]
	slices.Reverse(h.reports) // as appended, for the next time
}

// Reports returns the errors of NewHistory, then the reports made at since or
// later, the newest first.
func (h *JSONLHistory) Reports(since time.Time) iter.Seq2[*Report, error] {
	return func(yield func(*Report, error) bool) {
		for _, err := range h.errs {
			if !yield(nil, err) {
				return
			}
		}
		for _, r := range slices.Backward(h.reports) {
			if r.Now.Before(since) || !yield(r, nil) {
				return
			}
		}
	}
}

// Append writes a report as one line, with what conditions over days need: of
// each finding what it is about, its status and, if it is not healthy, its
// message, and what each server Held. It is written at once, with a line end before it: should the line
// before have been torn, this one is whole. A report without a time cannot be
// put in order and is an error, and so is a nil one.
func Append(w io.Writer, r *Report) error {
	if r == nil {
		return errors.New("no report")
	}
	if r.Now.IsZero() {
		return errors.New("a report without the time it was made at has no place in a history")
	}
	short := Report{Now: r.Now, Servers: make([]ServerInfo, 0, len(r.Servers)), Findings: make([]Finding, 0, len(r.Findings))}
	for i, s := range r.Servers {
		short.Servers = append(short.Servers, ServerInfo{Name: s.Name, Role: s.Role, Seen: s.Seen, Now: s.Now, Facts: s.Facts, Missing: s.Missing, Held: r.held(i)})
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		kept := Finding{Rule: f.Rule, Server: f.Server, Status: f.Status, ACD: f.ACD, Subject: f.Subject, Code: f.Code, Missing: f.Missing, Of: f.Of, Silenced: f.Silenced, Acked: f.Acked}
		if f.Was().Worse(OK) {
			kept.Message, kept.Since = f.Message, f.Since
		}
		short.Findings = append(short.Findings, kept)
	}
	line, err := json.Marshal(&short)
	if err != nil {
		return err
	}
	// A blank line does no harm, and a torn one before it then ends.
	line = append(append([]byte{'\n'}, line...), '\n')
	n, err := w.Write(line)
	if err == nil && n < len(line) {
		err = io.ErrShortWrite
	}
	return err
}
