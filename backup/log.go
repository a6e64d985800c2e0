package backup

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// ParseLog reads /cms/maint/backup/back.log, the log of the backups. It is
// known from engineers' notes (3P), as a template, whose misspelling is theirs:
//
//	state: 1
//	/cms/install/bin/compress_backup successfullty finished:
//	<Day>, <timestamp>
//	error:
//	status: Last backup finished >, <timestamp>.
//	state: 0.
//
// A backup begins with "state: 1" and ends with "state: 0" (INF); of several in
// the log the last counts, unless it finished before a time that another one names,
// and the older ones are skipped. What is read of
// it:
//
//   - "error:" with a text, in its own line or in those below up to the next
//     label, is Failed, whatever else stands there. "none" and "0" are no text.
//   - "state: 1" without a "state: 0" behind it is Running.
//   - "state: 0" with an "error:" that is there and empty, and a "status:" of
//     "Last backup finished" and a time that reads, is Finished. Between the
//     two stand " at " or ", ", with or without a ">" or the name of a day,
//     which must be that of the date; a final dot does not matter.
//   - All else is Unknown. A status text that no document names is no error:
//     it is kept as the Text, together with lines that go on with it.
//
// Times are in the Source's zone. The log has no number of backups, so that
// CompletedToday is nil. At holds the lines that were read, Unclaimed the other
// lines of the latest backup.
//
// The Status is never nil and holds whatever was understood; the error lists
// every problem as a *centrevu.ParseError. It wraps centrevu.ErrEmpty for an
// empty log, ErrOtherScreen if no line has one of the labels, ErrNoRows if the
// latest backup has ended and lacks one of them, ErrSyntax for a value that
// does not read, and ErrTooLarge for a line of more than 1 MiB or a backup of
// more than 10,000 lines, behind which nothing is read and nothing is Finished.
func ParseLog(r io.Reader, src centrevu.Source) (*Status, error) {
	p := logParser{
		src:   src,
		clock: wallclock.Reader{Location: src.Location, Near: src.CapturedAt},
		words: wording.New(src.Words),
	}
	text := false
	var errs []error
	for l, err := range centrevu.Lines(r, src) {
		if err != nil {
			errs = append(errs, err)
			break
		}
		if strings.TrimSpace(l.Text) == "" {
			continue
		}
		text = true
		if !p.line(l) {
			errs = append(errs, p.fail(l, 0, centrevu.ErrTooLarge, "a backup of more than %d lines", maxLogLines))
			break
		}
	}
	switch {
	case !text && len(errs) == 0:
		return &Status{}, &centrevu.ParseError{Source: src.Name, Err: centrevu.ErrEmpty}
	case !p.labelled && len(errs) == 0:
		return &Status{}, p.fail(p.first, 0, centrevu.ErrOtherScreen, "no line begins with \"state:\", \"error:\" or \"status:\"")
	}
	p.close()
	st := p.latest.judge(&p)
	st.Unclaimed = append(p.stray, st.Unclaimed...)
	if len(errs) > 0 && st.State == Finished {
		// What was not read may say otherwise.
		st.State, st.FinishedAt, st.Where.FinishedAt = Unknown, time.Time{}, centrevu.Position{}
	}
	return &st, errors.Join(append(append(p.errs, errs...), src.Leftovers(st.Unclaimed))...)
}

// maxLogLines bounds the lines of one backup.
const maxLogLines = 10_000

// logParser reads the log line by line and holds one backup.
type logParser struct {
	src      centrevu.Source
	clock    wallclock.Reader
	words    *wording.Table
	first    centrevu.Line
	labelled bool
	block    logBlock
	latest   logBlock        // of those before
	stray    []centrevu.Line // lines with labels that are of no backup
	errs     []error
}

// logBlock is what the log says of one backup.
type logBlock struct {
	state, failure, status logValue
	begun, ended           bool
	last                   *logValue // that the next line may go on with
	compressed             bool      // the line before says that the compression finished
	time                   time.Time // the latest that it names
	done                   time.Time // that of its status
	at, unclaimed          []centrevu.Line
}

// logValue is the value of a label.
type logValue struct {
	seen   bool
	text   string
	line   centrevu.Line
	column int // of the value in the line, in bytes
}

// line takes the next line. It reports false if there are too many.
func (p *logParser) line(l centrevu.Line) bool {
	if p.first == (centrevu.Line{}) {
		p.first = l
	}
	label, value, column := logLabel(p.words.Text(l.Text))
	b := &p.block
	if label != "" {
		p.labelled = true
		if b.ended || label == "state" && (logValue{text: value}).number() == "1" && b.begun {
			p.close()
		}
	}
	b.begun = b.begun || label != ""
	v := logValue{seen: true, text: value, line: l, column: column}
	compressed := b.compressed
	b.compressed = false
	switch {
	case label == "state":
		b.ended = v.number() == "0"
		if b.last = nil; !b.state.seen || b.state.number() == "1" { // what no document names, the end does not make good
			b.state = v
		}
	case label == "error":
		b.failure.join(v)
		b.last = &b.failure
	case label == "status":
		b.status.join(v)
		b.last = &b.status
		if n := wording.MatchAt([]rune(value), 0, finished); n > 0 {
			if when, ok := afterFinished(string([]rune(value)[n:])); ok {
				b.done = p.takeTime(untilDot(when))
			}
		} else if at := strings.LastIndexAny(value, ",>"); at >= 0 {
			p.takeTime(untilDot(value[at+1:])) // Backup failed >, 05/02/00 06:00:00.
		}
	case compressLine(l.Text):
		b.compressed = true
	case compressed && !p.takeTime(strings.TrimSpace(l.Text)).IsZero():
	case b.last != nil:
		b.last.join(logValue{text: strings.TrimSpace(l.Text), line: l})
	default:
		b.unclaimed = append(b.unclaimed, l)
		return len(b.unclaimed)+len(b.at) < maxLogLines
	}
	b.at = append(b.at, l)
	return len(b.unclaimed)+len(b.at) < maxLogLines
}

// close ends a backup. The one below counts, unless it finished before a time that one
// above it names: of logs that were put together the last need not be the latest.
func (p *logParser) close() {
	b := p.block
	p.block = logBlock{}
	older := sayNothing(b.failure.text) && !b.done.IsZero() && b.done.Before(p.latest.time)
	if len(b.at)+len(b.unclaimed) > 0 && !older {
		if !p.latest.state.seen {
			p.stray = append(append(p.stray, p.latest.at...), p.latest.unclaimed...)
		}
		p.latest = b
	}
}

// number returns the value of a state.
func (v logValue) number() string { return strings.TrimSuffix(v.text, ".") }

// join adds a text to the value.
func (v *logValue) join(more logValue) {
	switch {
	case v.text == "":
		seen := v.seen || more.seen
		*v = more
		v.seen = seen
	case more.text != "":
		v.text += " " + more.text
	}
}

// logLabel splits a line behind its label.
func logLabel(s string) (label, value string, column int) {
	before, after, ok := strings.Cut(s, ":")
	if !ok {
		return "", "", 0
	}
	switch label = wording.Fold(before); label {
	case "state", "error", "status":
		value = strings.TrimSpace(after)
		return label, value, len(s) - len(strings.TrimLeft(after, " "))
	}
	return "", "", 0
}

// compressLine reports whether the line says that the backup was compressed, in the words
// of the template or spelled right, and no others.
func compressLine(s string) bool {
	s = wording.Fold(s)
	program, said, _ := strings.Cut(s, " ")
	return strings.HasSuffix(program, "compress_backup") && (said == "successfullty finished:" || said == "successfully finished:" || said == "finished:")
}

// takeTime notes the time that a text is, and returns it, zero if it is none.
func (p *logParser) takeTime(s string) time.Time {
	t, _, err := p.time(s)
	if err != nil {
		return time.Time{}
	}
	if t.After(p.block.time) {
		p.block.time = t.Time
	}
	return t.Time
}

func untilDot(s string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), "."))
}

func (p *logParser) fail(l centrevu.Line, column int, kind error, format string, args ...any) error {
	return &centrevu.ParseError{
		Source: p.src.Name, Position: placeIn(l, column), Text: l.Text,
		Err: fmt.Errorf("%w: "+format, append([]any{kind}, args...)...),
	}
}
