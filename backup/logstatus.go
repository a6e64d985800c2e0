package backup

import (
	"errors"
	"slices"
	"strings"
	"time"

	"example.com/centrevu"
	"example.com/centrevu/internal/cells"
	"example.com/centrevu/internal/wallclock"
	"example.com/centrevu/internal/wording"
)

// judge says what one backup of the log came to.
func (b *logBlock) judge(p *logParser) Status {
	st := Status{
		Text: b.status.text, Errors: b.failure.text,
		At: b.at, Unclaimed: b.unclaimed,
		Where: Where{Text: b.status.position(), Errors: b.failure.position()},
	}
	if sayNothing(b.failure.text) {
		st.Errors, st.Where.Errors = "", centrevu.Position{}
	}
	number := b.state.number()
	switch {
	case st.Errors != "":
		st.State = Failed
	case number == "1":
		st.State = Running
	case b.state.seen && number != "0":
		p.errs = append(p.errs, p.fail(b.state.line, b.state.column, centrevu.ErrSyntax, "no state of a backup: %.40q", b.state.text))
	default:
		p.errs = append(p.errs, b.missing(p)...)
		t, column, ok := b.finished(p)
		switch {
		case ok && b.time.Sub(t) > afterwards:
			p.errs = append(p.errs, p.fail(b.status.line, column, centrevu.ErrSyntax, "the log names a later time of this backup, %s", b.time.Format("2006-01-02 15:04:05")))
		case ok && b.state.seen && b.failure.seen:
			st.State, st.FinishedAt = Finished, t
			st.Where.FinishedAt = placeIn(b.status.line, column)
		}
	}
	return st
}

// afterwards is how long the programs of a backup can run on after it has finished.
const afterwards = time.Hour

// missing says which labels a backup that has ended lacks.
func (b *logBlock) missing(p *logParser) []error {
	var lacks []string
	for _, v := range [...]struct {
		label string
		seen  bool
	}{{`"state:"`, b.state.seen}, {`"error:"`, b.failure.seen}, {`"status:"`, b.status.seen}} {
		if !v.seen {
			lacks = append(lacks, v.label)
		}
	}
	if lacks == nil {
		return nil
	}
	at := p.first
	if len(b.at) > 0 {
		at = b.at[0]
	}
	return []error{p.fail(at, 0, centrevu.ErrNoRows, "the latest backup has no %s", strings.Join(lacks, " and no "))}
}

// finished reads the status text as the documented one, and the time in it, of
// which it also returns the place in the line, in bytes.
func (b *logBlock) finished(p *logParser) (t time.Time, column int, ok bool) {
	text := []rune(b.status.text)
	n := wording.MatchAt(text, 0, finished)
	if n == 0 {
		return t, 0, false
	}
	rest := string(text[n:])
	when, ok := afterFinished(rest)
	if !ok {
		return t, 0, false
	}
	// Where the time begins, as nearly as a translation allows.
	column = b.status.column + len(b.status.text) - len(when)
	when = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(when), "."))
	if when == "" {
		p.errs = append(p.errs, p.fail(b.status.line, column, centrevu.ErrSyntax, "no time after %.80q", b.status.text))
		return t, 0, false
	}
	read, offset, err := p.time(when)
	if err != nil {
		p.errs = append(p.errs, p.fail(b.status.line, column+offset, centrevu.ErrSyntax, "time %.40q: %v", when, err))
		return t, 0, false
	}
	return read.Time, column, true
}

// afterFinished returns what stands behind "Last backup finished" and " at ",
// ", ", ">" or a blank.
func afterFinished(rest string) (string, bool) {
	if rest == "" {
		return "", true
	}
	trimmed := strings.TrimLeft(rest, " ")
	trimmed = strings.TrimPrefix(trimmed, ">")
	switch {
	case strings.HasPrefix(trimmed, ","):
		trimmed = trimmed[1:]
	case len(trimmed) >= 2 && wording.Lower(trimmed[:2]) == "at" && (len(trimmed) == 2 || trimmed[2] == ' '):
		trimmed = trimmed[2:]
	case trimmed == rest && rest != ".":
		return "", false // "finishedx"
	}
	trimmed = strings.TrimLeft(trimmed, " ")
	if _, day := weekday(trimmed); day == "" && trimmed != "" && trimmed != "." && (trimmed[0] < '0' || trimmed[0] > '9') && !monthName(trimmed) {
		return "", false // "finished with errors"
	}
	return trimmed, true
}

var errWeekday = errors.New("the date is of another day of the week")

// time reads a time with or without the name of a day before it, and returns
// where in s an error is.
func (p *logParser) time(s string) (t wallclock.Time, offset int, err error) {
	if t, err = p.clock.Parse(s); err == nil {
		return t, 0, nil
	}
	if t, ok := p.zoned(s); ok {
		return t, 0, nil
	}
	day, rest := weekday(s)
	offset = len(s) - len(rest)
	if rest == "" {
		rest, offset = s, 0
	}
	if t, err = p.clock.Parse(rest); err != nil {
		var at *wallclock.Error
		if errors.As(err, &at) {
			offset += at.Offset
		}
		return t, offset, err
	}
	if t.Weekday() != day {
		return wallclock.Time{}, 0, errWeekday
	}
	return t, 0, nil
}

// zoned reads what date(1) prints, "Tue May  2 00:23:41 EDT 2000", if the zone is
// the one that the Source's Location has at that time. Another one is no time: the
// letters of a zone name several, so that only the Location can say which.
func (p *logParser) zoned(s string) (t wallclock.Time, ok bool) {
	words := strings.Fields(s)
	if len(words) != 6 {
		return t, false
	}
	zone := words[4]
	t, err := p.clock.Parse(strings.Join(slices.Delete(words, 4, 5), " "))
	if err != nil {
		return t, false
	}
	switch zone {
	case t.Format("MST"):
	case t.Latest().Format("MST"):
		t.Time = t.Latest() // the second of the two hours that the clock showed alike
	default:
		return t, false
	}
	return t, true
}

var weekdays = [...]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// weekday reads the English name of a day, in full or its first three letters,
// at the start of s, and returns what stands behind it, empty if there is none.
func weekday(s string) (time.Weekday, string) {
	i := strings.IndexAny(s, " ,")
	if i < 0 {
		return 0, ""
	}
	name := wording.Lower(s[:i])
	d := slices.IndexFunc(weekdays[:], func(w string) bool { return name == w || name == w[:3] })
	if d < 0 {
		return 0, ""
	}
	return time.Weekday(d), strings.TrimLeft(strings.TrimPrefix(s[i:], ","), " ")
}

// monthName reports whether s begins like a date with the name of a month.
func monthName(s string) bool {
	name, _, _ := strings.Cut(s, " ")
	_, err := time.Parse("Jan", name)
	return err == nil
}

// position returns where the value stands.
func (v logValue) position() centrevu.Position {
	if v.text == "" {
		return centrevu.Position{}
	}
	return placeIn(v.line, v.column)
}

// placeIn returns the place of a byte of the line.
func placeIn(l centrevu.Line, column int) centrevu.Position {
	column = min(column, len(l.Text))
	at := l.Position
	at.Offset += int64(column)
	at.Column += cells.Len(l.Text[:column])
	return at
}
